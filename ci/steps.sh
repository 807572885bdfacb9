#!/usr/bin/env bash
# The steps of `./just check` and `./just test`, one after the other, each with its time. Stops at the first that fails,
# and always ends with the line `N passed, N failed` (tests, and steps that failed without being tests).
set -uo pipefail
cd "$(dirname "$0")/.."
which=${1:?check or test}

logs=target/ci
rm -rf "$logs"
mkdir -p "$logs"
passed=0
failed=0
names=()
times=()
began=$SECONDS

finish() {
  printf '\n%-44s %6s\n' step seconds
  local i
  for i in "${!names[@]}"; do printf '%-44s %6s\n' "${names[$i]}" "${times[$i]}"; done
  printf '%-44s %6s\n\n' "all" $((SECONDS - began))
  printf '%d passed, %d failed\n' "$passed" "$failed"
  [ "$failed" -eq 0 ]
  exit
}

step() { # name, command…
  local name=$1 start=$SECONDS status=0 log
  shift
  log="$logs/${#names[@]}.log"
  printf '\n== %s\n   %s\n' "$name" "$*"
  "$@" 2>&1 | tee "$log" || status=$?
  local counts step_failed
  counts=$(awk '/^test result: / { for (i = 2; i <= NF; i++) { if ($i == "passed;") p += $(i-1); if ($i == "failed;") f += $(i-1) } } END { print p + 0, f + 0 }' "$log")
  passed=$((passed + ${counts% *}))
  step_failed=${counts#* }
  if [ "$status" -eq 0 ]; then step_failed=0; elif [ "$step_failed" -eq 0 ]; then step_failed=1; fi
  failed=$((failed + step_failed))
  names+=("$name")
  times+=($((SECONDS - start)))
  printf '== %s: %s s%s\n' "$name" $((SECONDS - start)) "$([ "$status" -eq 0 ] || echo ', FAILED')"
  [ "$status" -eq 0 ] || finish
}
trap 'failed=$((failed + 1)); finish' INT TERM

# The same selection everywhere: the features of the crates then stay the same, and cargo compiles each once.
native=(--workspace --exclude virka-web)
# Tests that lie beside one crate, in its own tests/.
beside=()
for file in crates/*/tests/*.rs; do
  [ ! -f "$file" ] || [ "${file#crates/web/}" != "$file" ] || beside+=(--test "$(basename "$file" .rs)")
done

step "fetch crates" cargo fetch --locked
step "format" cargo fmt --all --check
step "lints, server and tools" cargo clippy --locked "${native[@]}" --all-targets -- -D warnings
step "lints, browser" cargo clippy --locked -p virka-web --target wasm32-unknown-unknown -- -D warnings
step "documentation" env RUSTDOCFLAGS="-D warnings" cargo doc --locked --no-deps --quiet "${native[@]}"
step "licences" cargo deny --offline --locked check licenses bans sources
step "unit tests" cargo test --locked "${native[@]}" --no-fail-fast --lib --bins
step "house rules and properties" cargo test --locked "${native[@]}" --no-fail-fast --test house --test properties "${beside[@]}"
step "examples in the documentation" cargo test --locked "${native[@]}" --no-fail-fast --doc
if [ "$which" = test ]; then
  step "HTTP tests on SQLite" cargo test --locked "${native[@]}" --no-fail-fast --test http -- --skip ::postgres
  step "HTTP tests on PostgreSQL" cargo test --locked "${native[@]}" --no-fail-fast --test http -- ::postgres
  step "programs" cargo build --locked "${native[@]}" --bins
  step "kills" cargo test --locked "${native[@]}" --no-fail-fast --test kills
  step "generated clients" cargo test --locked "${native[@]}" --no-fail-fast --test clients
  step "bundle and its size" target/debug/virka-bundle --check-size
  step "browser tests" cargo test --locked "${native[@]}" --no-fail-fast --test browser
fi
finish
