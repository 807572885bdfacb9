# Recipes of Virka. Call them through ./just, which finds or installs what they need.

# One folder, whatever the environment says: the server and the tests look for the bundle there.
export CARGO_TARGET_DIR := justfile_directory() / "target"

# The same selection of crates as the tests: cargo then finds most of it built.
programs := "--workspace --exclude virka-web --bins"

# The list of recipes
_default:
    @'{{ just_executable() }}' --justfile '{{ justfile() }}' --list --unsorted

# Start everything on this machine with demo data (--fresh starts anew, --at 2026-12-01T15:59+02:00 sets the clock)
demo *ARGS:
    @echo "demo: building the server and the web application (the first time 6-8 minutes, later seconds)"
    cargo build --profile demo -p virka-api -p virka-bundle --bins
    target/demo/virka-bundle --dev
    VIRKA_DATA_DIR="${VIRKA_DATA_DIR:-data/demo}" exec target/demo/virka serve --demo {{ ARGS }}

# Server for development: the demo again, but compiled in the profile that is quickest to rebuild
dev *ARGS:
    cargo build {{ programs }}
    target/debug/virka-bundle --dev
    VIRKA_DATA_DIR="${VIRKA_DATA_DIR:-data/dev}" exec target/debug/virka serve --demo {{ ARGS }}

# What needs neither database nor browser: format, lints, documentation, licences, house rules, unit and property tests
check:
    @ci/steps.sh check

# Everything, as continuous integration does it
test:
    @ci/steps.sh test

# Kill the program N times on each database at random moments and look whether anything is lost (VIRKA_KILLS_SEED repeats)
kills N='200':
    cargo build --locked {{ programs }}
    VIRKA_KILLS={{ N }} cargo test --locked --workspace --exclude virka-web --test kills -- --nocapture --test-threads=1

# Generate the clients of docs/clients.md in Python and TypeScript, and run them
clients:
    cargo build --quiet {{ programs }}
    cargo test --quiet --workspace --exclude virka-web --test clients

# Format the Rust source
fmt:
    cargo fmt --all

# Build the small bundle of the web application and compare it with the budget (P13)
bundle:
    cargo build --quiet {{ programs }}
    target/debug/virka-bundle --check-size

# Write openapi/virka.v1.json from the code
openapi:
    cargo build --quiet {{ programs }}
    target/debug/virka openapi

# Write virka.example.toml and docs/settings.md from the code
config:
    cargo build --quiet {{ programs }}
    target/debug/virka config

# Measure against the limits of performance, into target/bench/report.md (--quick: only whether it runs; --only P1,P3)
bench *ARGS:
    cargo build --release -p virka-api -p virka-bench -p virka-bundle --bins
    target/release/virka-bundle
    target/release/virka-bench {{ ARGS }}

# Take the drawings named in bundle/src/icons.rs from the npm package into crates/icons
icons:
    cargo build --quiet {{ programs }}
    target/debug/virka-bundle icons
    cargo fmt -p virka-icons

# Make crates/web/styles/virka-theme.css from virka.config.json (needs the network)
theme:
    cd crates/web && npx --yes @digdir/designsystemet@1.15.0 tokens create --config styles/virka.config.json --clean
    cd crates/web && npx --yes @digdir/designsystemet@1.15.0 tokens build --tokens ../../target/theme/tokens --out-dir ../../target/theme/css --clean
    cp target/theme/css/virka.css crates/web/styles/virka-theme.css
