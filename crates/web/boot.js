// Starts the application. A file of its own, so that the page needs no inline script (Content-Security-Policy).
// The server names the two hashed files in <meta name="wasm-app" data-js="…" data-wasm="…">.
const root = document.documentElement;
const app = document.querySelector('meta[name="wasm-app"]');

async function start() {
  const { default: init } = await import(app.dataset.js);
  await init({ module_or_path: app.dataset.wasm });
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
