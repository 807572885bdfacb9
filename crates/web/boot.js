// Starts the application. A file of its own, so that the page needs no inline script (Content-Security-Policy).
// The server names the two hashed files in <meta name="wasm-app" data-js="…" data-wasm="…">.
const root = document.documentElement;
const app = document.querySelector('meta[name="wasm-app"]');

// What the server wrote is seen first: taking the page over before its first paint would only make that later. Pages in
// the background are not painted and nobody waits there; no longer than a second in any case.
function painted() {
  if (document.visibilityState === "hidden") return Promise.resolve();
  return new Promise((resolve) => {
    setTimeout(resolve, 1000);
    new PerformanceObserver(resolve).observe({ type: "paint", buffered: true });
  });
}

async function start() {
  // The two files are fetched side by side; compiling begins while the second one still arrives.
  const [{ default: init }, module] = await Promise.all([
    import(app.dataset.js),
    WebAssembly.compileStreaming(fetch(app.dataset.wasm)),
    painted(),
  ]);
  await init({ module_or_path: module });
}

try {
  await start();
  root.dataset.app = "ready";
} catch (failure) {
  // Too old a browser, wasm forbidden, or a file that did not arrive: the server's page stays and says so.
  root.dataset.app = "failed";
  document.querySelector(".app-failed")?.removeAttribute("hidden");
  console.error(failure);
}
