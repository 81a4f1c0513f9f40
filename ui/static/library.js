// The library's page: send files one after the other, and keep the report and the list fresh.
(() => {
  "use strict";
  const one = (selector, within = document) => within.querySelector(selector);
  const row = [];
  const refused = [];
  let sending = false;
  let seen = one("#told").dataset.done;

  function say(text) { one("#sent").textContent = [text, ...refused].filter(Boolean).join(" "); }

  function send(file, number) {
    return new Promise((resolve) => {
      const request = new XMLHttpRequest();
      request.open("POST", `library/files?name=${encodeURIComponent(file.name)}`);
      request.setRequestHeader("Content-Type", "application/octet-stream");
      request.upload.onprogress = (event) => {
        const share = event.total ? Math.floor((100 * event.loaded) / event.total) : 0;
        say(`Sending ${file.name}, ${share} % (${number} of ${number + row.length}).`);
      };
      request.onloadend = () => {
        let reply = null;
        try { reply = JSON.parse(request.responseText); } catch { /* no answer of ours */ }
        if (request.status !== 200) refused.push(reply?.fault ?? `${file.name} could not be sent (${request.status}).`);
        resolve();
      };
      request.send(file);
    });
  }

  async function sendAll(files) {
    if (!sending) refused.length = 0;
    row.push(...files);
    if (sending) return;
    sending = true;
    for (let number = 1; row.length; number += 1) {
      await send(row.shift(), number);
      await look();
    }
    sending = false;
    say("");
    watch();
  }

  async function part(address, selector) {
    const reply = await fetch(address, { redirect: "error" });
    const fresh = one(selector, new DOMParser().parseFromString(await reply.text(), "text/html"));
    if (fresh) one(selector).replaceWith(document.adoptNode(fresh));
  }

  async function look() {
    await part("library/told", "#told");
    if (one("#told").dataset.done === seen) return;
    seen = one("#told").dataset.done;
    await part(location.href, "#shelf");
  }

  async function watch() {
    try { await look(); } catch { /* the server may be back soon */ }
    if (one("#told").dataset.busy === "1") setTimeout(watch, 1000);
  }

  const drop = one("#drop");
  one("#files").addEventListener("change", (event) => { sendAll([...event.target.files]); event.target.value = ""; });
  for (const name of ["dragenter", "dragover"]) drop.addEventListener(name, (event) => { event.preventDefault(); drop.classList.add("over"); });
  for (const name of ["dragleave", "drop"]) drop.addEventListener(name, () => drop.classList.remove("over"));
  drop.addEventListener("drop", (event) => { event.preventDefault(); sendAll([...event.dataTransfer.files]); });
  if (one("#told").dataset.busy === "1") setTimeout(watch, 500);
})();
