// Sends the secret of the link, which stands after “#” and so in no log, with the password that was chosen.
const form = document.getElementById("work-account");
const field = document.getElementById("password");
const error = document.getElementById("password-error");

// The same link in another language.
for (const link of document.querySelectorAll(".lang a")) {
  link.hash = location.hash;
}

function refuse(words) {
  error.textContent = words;
  error.hidden = false;
  field.setAttribute("aria-invalid", "true");
  field.focus();
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  error.hidden = true;
  field.removeAttribute("aria-invalid");
  if (field.value === "") {
    refuse(form.dataset.missing);
    return;
  }
  try {
    const answer = await fetch("/api/v1/work-accounts/activation", {
      method: "POST",
      headers: { "Content-Type": "application/json", "Accept-Language": document.documentElement.lang },
      body: JSON.stringify({ secret: location.hash.slice(1), password: field.value }),
    });
    if (answer.ok) {
      const done = document.getElementById("work-account-done");
      done.append(done.querySelector("template").content.cloneNode(true));
      form.remove();
      history.replaceState(null, "", location.pathname);
      done.focus();
      return;
    }
    const problem = await answer.json();
    refuse(problem.code === "not_found" ? form.dataset.used : (problem.errors?.[0]?.detail ?? problem.detail));
  } catch {
    refuse(form.dataset.failed);
  }
});
