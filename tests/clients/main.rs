//! Clients made by generators: the commands and the programs are those of `docs/clients.md`, taken out of it and run.
//!
//! Needs `target/debug/virka` and the packages of `tests/clients/*`; `./just clients` and `./just test` see to both.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr, reason = "tests")]

mod calendars;
#[expect(dead_code, reason = "the browser tests need more of it")]
#[path = "../browser/demo.rs"]
mod demo;
mod page;

use std::path::{Path, PathBuf};
use std::process::Stdio;

use demo::{Demo, workspace};
use tokio::process::Command;

/// A folder of its own below `target/`, with the document where the page says, and the tools on the path.
struct Workshop {
    folder: PathBuf,
    tools: PathBuf,
}

/// What a program has said.
struct Said {
    out: String,
    err: String,
}

impl Workshop {
    /// An empty one. `tools` is a folder of programs that `./just` installs.
    fn new(name: &str, tools: &str) -> Self {
        let folder = workspace().join("target/clients").join(name);
        match std::fs::remove_dir_all(&folder) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => panic!("{}: {error}", folder.display()),
            Ok(()) | Err(_) => {}
        }
        std::fs::create_dir_all(folder.join("openapi")).unwrap();
        let tools = workspace().join(tools);
        assert!(tools.is_dir(), "{} is missing: run `./just clients`, which installs it", tools.display());
        let shop = Self { folder, tools };
        shop.copy("openapi/virka.v1.json", "openapi/virka.v1.json");
        shop
    }

    /// A file of the checkout, under a name of its own.
    fn copy(&self, from: &str, to: &str) {
        std::fs::copy(workspace().join(from), self.folder.join(to)).unwrap();
    }

    /// A program of the page, as a file.
    fn write(&self, name: &str) {
        std::fs::write(self.folder.join(name), page::block(name)).unwrap();
    }

    /// Runs commands, which must succeed.
    async fn run(&self, commands: &str) -> Said {
        let done = Command::new("sh")
            .args(["-euc", &format!("PATH=\"$TOOLS:$PATH\"\n{commands}")])
            .current_dir(&self.folder)
            .env("TOOLS", &self.tools)
            .env("NO_COLOR", "1")
            .stdin(Stdio::null())
            .output()
            .await
            .unwrap();
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let said = Said { out: text(&done.stdout), err: text(&done.stderr) };
        assert!(done.status.success(), "{commands}\n{}\n{}", said.out, said.err);
        said
    }

    /// Runs commands that must have nothing to complain about.
    async fn run_without_a_warning(&self, commands: &str) {
        let said = self.run(commands).await;
        for line in said.out.lines().chain(said.err.lines()) {
            let line = line.to_lowercase();
            assert!(!line.contains("warn") && !line.contains("unable"), "{commands}\n{}\n{}", said.out, said.err);
        }
    }
}

fn exists(path: &Path) -> bool {
    path.try_exists().unwrap()
}

/// Of X14-1: a client in Python that knows only the document does the main job, from the registration to the mail that
/// confirms the sent application.
#[tokio::test]
async fn the_python_client_does_the_main_job() {
    let shop = Workshop::new("python", ".tools/clients/bin");
    shop.run_without_a_warning(&page::block("generate-python")).await;
    shop.write("apply.py");
    shop.copy("tests/clients/python/mypy.ini", "mypy.ini");
    shop.copy("tests/files/valid/cv_reportlab.pdf", "CV.pdf");
    shop.run_without_a_warning("python -W error -m compileall -q virka apply.py").await;
    shop.run_without_a_warning("mypy virka apply.py").await;
    let demo = Demo::start().await;
    let said = shop.run(&page::block("run-python").replace(page::ADDRESS, &demo.address)).await;
    assert!(said.out.contains("CV.pdf: 2052 bytes for cv"), "{}", said.out);
    assert!(said.out.contains("100 % []"), "{}", said.out);
    assert!(said.out.lines().last().is_some_and(|line| line.starts_with("sent ")), "{}", said.out);
    let mail = demo.mail("maja@example.org", "Tack för din ansökan!").await;
    assert!(mail.text.contains("IT-expert"), "{}", mail.text);
}

/// Of X14-1: a client in TypeScript passes the strictest compiler, and finds an ad.
#[tokio::test]
async fn the_typescript_client_finds_an_ad() {
    let packages = "tests/clients/typescript";
    let shop = Workshop::new("typescript", "tests/clients/typescript/node_modules/.bin");
    std::os::unix::fs::symlink(
        workspace().join(packages).join("node_modules").canonicalize().unwrap(),
        shop.folder.join("node_modules"),
    )
    .unwrap();
    for file in ["package.json", "tsconfig.json"] {
        shop.copy(&format!("{packages}/{file}"), file);
    }
    shop.run_without_a_warning(&page::block("generate-typescript")).await;
    assert!(exists(&shop.folder.join("virka.d.ts")));
    shop.write("find.ts");
    let demo = Demo::start().await;
    let said = shop.run(&page::block("run-typescript").replace(page::ADDRESS, &demo.address)).await;
    let expected = [
        "1 found: IT-expert, Tullen",
        "sv: IT-expert",
        "en: IT Specialist",
        "pay from 420000 cents",
        "wrong_credentials",
    ];
    for line in expected {
        assert!(said.out.contains(line), "{line}\n{}", said.out);
    }
    assert_eq!(said.err, "");
}
