// Searches while the name is being typed. Without this the form does the same when it is sent.
"use strict";

{
  const field = document.querySelector("[data-search]");
  const place = field && document.getElementById(field.dataset.search);
  let wait = 0;
  let last = field ? field.value : "";
  let running = null;

  const look = async () => {
    if (field.value === last) return;
    last = field.value;
    running?.abort();
    running = new AbortController();
    const address = new URL(field.form.action);
    address.searchParams.set("q", field.value);
    try {
      const answer = await fetch(address, { credentials: "same-origin", signal: running.signal });
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const found = page.getElementById(place.id);
      if (found) place.replaceChildren(...found.childNodes);
    } catch {
      // Cut off by the next letter, or the desk is locked: sending the form says which.
    }
  };

  if (place) {
    field.addEventListener("input", () => {
      clearTimeout(wait);
      wait = setTimeout(look, 200);
    });
  }
}
