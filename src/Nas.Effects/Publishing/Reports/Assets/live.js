(() => {
  "use strict";

  const Interval = 2000;
  const version = page => page.querySelector("meta[name=version]").content;
  const say = text => { document.getElementById("live").textContent = text; };

  // What the reader has opened, typed or chosen stays as it is.
  const kept = () => ({
    open: [...document.querySelectorAll("main details")].map(part => part.open),
    typed: [...document.querySelectorAll("main input[type=search]")].map(field => field.value),
    chosen: [...document.querySelectorAll("main input[type=radio]")].map(choice => choice.checked),
  });
  const restore = before => {
    document.querySelectorAll("main details").forEach((part, i) => { part.open = before.open[i] ?? false; });
    document.querySelectorAll("main input[type=search]").forEach((field, i) => {
      field.value = before.typed[i] ?? "";
      field.dispatchEvent(new Event("input"));
    });
  };

  const renew = page => {
    const before = kept();
    for (const place of ["header", "main", "script#data"]) {
      const [old, fresh] = [document.querySelector(place), page.querySelector(place)];
      if (old && fresh) { old.replaceChildren(...document.importNode(fresh, true).childNodes); }
    }
    document.querySelectorAll("main input[type=radio]").forEach((choice, i) => { choice.checked = before.chosen[i] ?? choice.checked; });
    document.querySelector("meta[name=version]").content = version(page);
    document.dispatchEvent(new Event("renewed"));
    restore(before);
  };

  const ask = async () => {
    try {
      const answer = await fetch(location.href, { cache: "no-store", headers: { "If-None-Match": `"${version(document)}"` } });
      if (answer.status === 200) { renew(new DOMParser().parseFromString(await answer.text(), "text/html")); }
      say(answer.status === 200 || answer.status === 304 ? "" : `The server answers ${answer.status}.`);
    } catch {
      say("The server does not answer: this page is no longer renewed.");
    }
    setTimeout(ask, Interval);
  };

  setTimeout(ask, Interval);
})();
