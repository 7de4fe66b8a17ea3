// Reading with the keyboard, and quoting by selecting. Everything here can be done without this file.
"use strict";

(() => {
  const reading = document.querySelector(".reading");
  if (!reading) return;
  const rows = () => Array.from(reading.querySelectorAll(".row"));
  const waiting = () => rows().filter((row) => row.classList.contains("waiting"));
  let current = null;

  const go = (row) => {
    if (!row) return;
    if (current) current.classList.remove("current");
    for (const mark of reading.querySelectorAll("mark.current")) mark.classList.remove("current");
    current = row;
    row.classList.add("current");
    const marks = Array.from(reading.querySelectorAll("mark[data-rows]"));
    const own = marks.filter((mark) => mark.dataset.rows.split(" ").includes(row.id));
    for (const mark of own) mark.classList.add("current");
    row.scrollIntoView({ block: "nearest" });
    if (own[0] && window.matchMedia("(min-width: 62rem)").matches) own[0].scrollIntoView({ block: "center" });
    row.focus({ preventScroll: true });
  };

  const step = (by) => {
    const list = waiting().length ? waiting() : rows();
    const at = list.indexOf(current);
    go(list[at === -1 ? (by > 0 ? 0 : list.length - 1) : Math.min(Math.max(at + by, 0), list.length - 1)]);
  };

  const keys = document.getElementById("keys");
  if (keys) keys.hidden = false;

  const send = (form) => form && (form.requestSubmit ? form.requestSubmit() : form.submit());
  const actions = {
    j: () => step(1),
    k: () => step(-1),
    a: () => current && send(current.querySelector("form.accept")),
    e: () => {
      const link = current && current.querySelector("a.edit");
      if (link) window.location.assign(link.href);
    },
    r: () => {
      const reject = current && current.querySelector("details.reject");
      if (!reject) return;
      reject.open = true;
      reject.querySelector("input[name=why]").focus();
    },
    u: () => {
      const button = reading.querySelector("form.undo button");
      if (button && !button.disabled) send(button.form);
    },
    "?": () => {
      if (!keys) return;
      keys.open = !keys.open;
      keys.scrollIntoView({ block: "nearest" });
    },
  };

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest && event.target.closest("input, textarea, select, [contenteditable]");
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });

  // A click on a passage goes to what is said of it.
  reading.addEventListener("click", (event) => {
    const mark = event.target.closest("mark[data-rows]");
    if (!mark || !window.getSelection().isCollapsed) return;
    go(document.getElementById(mark.dataset.rows.split(" ")[0]));
  });

  // Selecting words of the text fills the form that adds a claim: the words, and where they stand.
  const form = document.getElementById("add-claim");
  const text = reading.querySelector(".reading-text");
  const place = (node, offset) => {
    const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    const block = element && element.closest(".block");
    if (!block) return null;
    let before = 0;
    for (const words of block.querySelectorAll(".words")) {
      if (words.contains(node)) {
        const whole = words.textContent;
        const inside = node.nodeType === Node.TEXT_NODE ? offset : offset === 0 ? 0 : whole.length;
        return Number(block.dataset.start) + before + Array.from(whole.slice(0, inside)).length;
      }
      before += Array.from(words.textContent).length;
    }
    return null;
  };
  if (form && text) {
    text.addEventListener("mouseup", () => {
      const selection = window.getSelection();
      if (!selection || selection.isCollapsed || !text.contains(selection.anchorNode)) return;
      const range = selection.getRangeAt(0);
      // Numbers of paragraphs and of passages are no words of the source.
      const copy = range.cloneContents();
      for (const no of copy.querySelectorAll(".para, .to-row, summary, h3")) no.remove();
      const words = copy.textContent.trim();
      if (!words) return;
      form.elements.quote.value = words;
      const start = place(range.startContainer, range.startOffset);
      const end = place(range.endContainer, range.endOffset);
      const known = start !== null && end !== null && start < end;
      form.elements.start.value = known ? String(start) : "";
      form.elements.end.value = known ? String(end) : "";
      form.classList.add("filled");
    });
    form.elements.quote.addEventListener("input", () => {
      form.elements.start.value = "";
      form.elements.end.value = "";
    });
  }

  go(document.getElementById(window.location.hash.slice(1)) || waiting()[0]);
})();
