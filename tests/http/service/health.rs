use tests::both;

both! {
    /// Of X15-4: a load balancer is told the truth.
    async fn a_server_that_can_answer_says_so(app: &TestApp) {
        for path in ["/health/live", "/health/ready"] {
            let answer = app.http().get(app.at(path)).send().await.unwrap();
            assert_eq!(answer.status(), 200, "{path}");
            assert_eq!(answer.text().await.unwrap(), "ok");
        }
    }
}
