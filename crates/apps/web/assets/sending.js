// Shows how far an upload is, and says before it begins that a file is too large. Without this file the browser sends the
// form by itself.
"use strict";

(() => {
  const form = document.querySelector("form.sending");
  if (!form || !window.FormData || !window.XMLHttpRequest) return;
  const state = form.querySelector(".sending-state");
  const bar = state.querySelector("progress");
  const words = state.querySelector("span");
  const say = (text) => {
    state.hidden = false;
    words.textContent = text;
  };

  form.addEventListener("submit", (event) => {
    const files = Array.from(form.elements.file.files);
    const large = files.find((file) => file.size > Number(form.dataset.fileMax) * 1024 * 1024);
    if (large || files.length > Number(form.dataset.filesMax)) {
      event.preventDefault();
      bar.hidden = true;
      say(large ? `${large.name}: ${form.dataset.tooLarge}` : form.dataset.tooMany);
      return;
    }
    event.preventDefault();
    const button = form.querySelector("button[type=submit]");
    button.disabled = true;
    bar.hidden = false;
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.responseType = "text";
    request.upload.addEventListener("progress", (progress) => {
      if (!progress.lengthComputable) return;
      const percent = Math.floor((progress.loaded / progress.total) * 100);
      bar.value = percent;
      say(percent < 100 ? `${form.dataset.sending} ${percent} %` : form.dataset.reading);
    });
    request.addEventListener("load", () => {
      if (request.status === 200 && request.responseURL && request.responseURL !== form.action) {
        window.location.assign(request.responseURL);
        return;
      }
      // Refused: the page that says why takes the place of this one.
      const page = new DOMParser().parseFromString(request.responseText, "text/html");
      const said = page.querySelector(".problem");
      button.disabled = false;
      bar.hidden = true;
      if (said) {
        form.before(document.adoptNode(said));
        state.hidden = true;
      } else {
        say(form.dataset.broken);
      }
      delete form.dataset.sent;
    });
    request.addEventListener("error", () => {
      button.disabled = false;
      bar.hidden = true;
      say(form.dataset.broken);
      delete form.dataset.sent;
    });
    say(form.dataset.sending);
    request.send(new FormData(form));
  });
})();
