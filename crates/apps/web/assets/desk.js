// Makes quicker what works without it. Nothing on the desk needs this file.
"use strict";

// A form that was sent is not sent twice by an impatient second click.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
  window.addEventListener("pageshow", () => delete form.dataset.sent, { once: true });
  // A download leaves the page where it is: the form may be sent again after a while.
  window.setTimeout(() => delete form.dataset.sent, 5000);
});
