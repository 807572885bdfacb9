use tests::both;

both! {
    /// Of X15-4: a load balancer is told the truth.
    async fn a_server_that_can_answer_says_so(app: &TestApp) {
        // Ready once the ads are loaded, which takes its time on a busy machine.
        let until = std::time::Instant::now() + std::time::Duration::from_secs(60);
        for path in ["/health/live", "/health/ready"] {
            let ask = async || app.http().get(app.at(path)).send().await.unwrap();
            let mut answer = ask().await;
            while answer.status() == 503 && std::time::Instant::now() < until {
                tokio::time::sleep(std::time::Duration::from_millis(50)).await;
                answer = ask().await;
            }
            assert_eq!(answer.status(), 200, "{path}");
            assert_eq!(answer.text().await.unwrap(), "ok");
        }
    }
}
