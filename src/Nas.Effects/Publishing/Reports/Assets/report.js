(() => {
  "use strict";

  let data, trials;
  const charts = [];

  // Colours come from the style sheet, so that a chart is as light or dark as the page, and light on paper.
  const ink = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const percent = share => data.measure ? share.toFixed(4) : (share * 100).toFixed(2) + " %";
  const count = number => {
    const units = ["", " k", " M", " G", " T"];
    let unit = 0;
    while (number >= 999.5 && unit < units.length - 1) { number /= 1000; unit++; }
    return (unit === 0 ? Math.round(number) : parseFloat(number.toPrecision(3))) + units[unit];
  };
  const describe = trial => [
    `trial ${trial.trial}, ${trial.origin}`,
    `${percent(trial.score)}, ${count(trial.parameters)} parameters, ${count(trial.macs)} MACs`,
  ];

  // Origins differ in shape as well as in colour.
  const origins = [
    ["seeded", "seed", "rectRot"],
    ["sampled", "sample", "circle"],
    ["mutated", "mutant", "triangle"],
    ["crossed", "crossing", "rect"],
    ["promoted", "trained on", "rectRounded"],
  ];

  const tooltip = { callbacks: { title: () => "", label: item => item.raw.trial === undefined ? item.formattedValue : describe(trials.get(item.raw.trial)) } };
  const theme = () => {
    Chart.defaults.color = ink("--quiet");
    Chart.defaults.borderColor = ink("--line");
    Chart.defaults.animation = false;
    Chart.defaults.maintainAspectRatio = false;
    Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
    Chart.defaults.plugins.legend.labels.usePointStyle = true;
    Chart.defaults.plugins.legend.labels.boxHeight = 7;
    Chart.defaults.plugins.legend.align = "start";
    Chart.defaults.layout.padding = { top: 8, right: 12 };
  };

  // An axis shows where the action is: what lies beyond Tukey's fence on its poor side is drawn as an arrow at the edge.
  const quantile = (sorted, share) => sorted[Math.round(share * (sorted.length - 1))];
  const fence = (values, side) => {
    const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
    const reach = 1.5 * (quantile(sorted, .75) - quantile(sorted, .25));
    const edge = side < 0 ? quantile(sorted, .25) - reach : quantile(sorted, .75) + reach;
    const beyond = sorted.filter(value => side < 0 ? value < edge : value > edge).length;
    return { side, edge, beyond, isBeyond: value => beyond > 0 && (side < 0 ? value < edge : value > edge) };
  };
  const within = (value, limit) => limit.isBeyond(value) ? limit.edge : value;
  const axis = (title, limit, write) => ({
    ...(limit.beyond > 0 ? (limit.side < 0 ? { min: limit.edge } : { max: limit.edge }) : { grace: "5%" }),
    title: { display: true, text: title + (limit.beyond > 0 ? ` (${limit.side < 0 ? "▼" : "▲"} ${limit.beyond} beyond)` : "") },
    ticks: { callback(value) { return write(value, this.max - this.min); } },
  });
  const scoreAxis = limit => axis(`validation ${data.measure ?? "accuracy"}`, limit, (value, range) => data.measure ? value.toPrecision(3) : (value * 100).toFixed(range < .05 ? 1 : 0) + " %");
  const scores = () => fence(data.trials.map(trial => trial.score), -1);

  const pointOf = (trial, x, limit) => ({ x: x(trial), y: within(trial.score, limit), trial: trial.trial, beyond: limit.isBeyond(trial.score) });
  const points = (x, limit) => origins.map(([key, label, pointStyle]) => ({
    type: "scatter", label, pointRadius: 5, pointHoverRadius: 8, clip: 10,
    pointStyle: context => context.raw && context.raw.beyond ? "triangle" : pointStyle,
    rotation: context => context.raw && context.raw.beyond ? 180 : 0,
    backgroundColor: ink("--" + key) + "99", borderColor: ink("--" + key),
    data: data.trials.filter(trial => trial.kind === key).map(trial => pointOf(trial, x, limit)),
  })).filter(set => set.data.length > 0);

  const line = (label, x, numbers, colour, stepped, limit) => ({
    type: "line", label, borderColor: ink(colour), backgroundColor: ink(colour), borderWidth: 2, stepped, pointStyle: "line", pointRadius: 0, pointHitRadius: 0, clip: 4,
    data: numbers.map(number => pointOf(trials.get(number), x, limit)),
  });

  const jump = (event, items) => {
    const point = items.map(item => item.element.$context.raw).find(raw => raw && raw.trial !== undefined);
    if (point) { location.hash = "trial-" + point.trial; }
  };

  const progress = byTime => {
    const x = trial => byTime ? trial.minutes : trial.trial;
    const limit = scores();
    const best = line("best so far", x, data.best, "--accent", "before", limit);
    const last = data.trials.reduce((most, trial) => Math.max(most, x(trial)), 0);
    if (best.data.length) { best.data.push({ ...best.data[best.data.length - 1], x: last }); }
    return {
      data: { datasets: [best, ...points(x, limit)] },
      options: { onClick: jump, plugins: { tooltip }, scales: { x: { type: "linear", title: { display: true, text: byTime ? "minutes since the start" : "trial" }, ticks: byTime ? {} : { precision: 0 } }, y: scoreAxis(limit) } },
    };
  };

  // One, two and five of each power of ten; the powers alone where they are many.
  const powers = { maxRotation: 0, callback(value) { return (this.max / this.min > 300 ? /^1e/ : /^[125]e/).test(value.toExponential()) ? count(value) : null; } };
  const logarithmic = title => ({ type: "logarithmic", title: { display: true, text: title }, ticks: powers });
  const pareto = (x, front, title) => {
    const limit = scores();
    return {
      data: { datasets: [line("front", x, front, "--good", "before", limit), ...points(x, limit)] },
      options: { onClick: jump, plugins: { tooltip }, scales: { x: logarithmic(title), y: scoreAxis(limit) } },
    };
  };

  // The trials of the front have rings, the one that was chosen a star.
  const front = (x, across) => {
    const limit = scores();
    const marked = (label, numbers, pointStyle, pointRadius, colour) => ({
      type: "scatter", label, pointStyle, pointRadius, pointHoverRadius: pointRadius, borderWidth: 2, clip: 14, borderColor: ink(colour), backgroundColor: "transparent",
      data: numbers.map(number => pointOf(trials.get(number), x, limit)),
    });
    const chosen = data.chosen === null ? [] : [marked("chosen", [data.chosen], "star", 11, "--bad")];
    return {
      data: { datasets: [...chosen, marked("front", data.front, "circle", 8, "--good"), ...points(x, limit)] },
      options: { onClick: jump, plugins: { tooltip }, scales: { x: across, y: scoreAxis(limit) } },
    };
  };

  const curves = (name, limit, axis, write) => {
    const dashes = [[6, 3], [2, 2], [8, 3, 2, 3]];
    const datasets = data.curves.map(number => trials.get(number)).filter(trial => trial[name].length > 0).map((trial, rank) => {
      const [key, , pointStyle] = origins.find(([key]) => key === trial.kind);
      const colour = ink("--" + key);
      const isBest = rank === 0;
      return {
        type: "line", label: isBest ? `best: trial ${trial.trial}` : `trial ${trial.trial}`, pointStyle, pointRadius: isBest ? 4 : 2, order: isBest ? 0 : 1,
        clip: 8, borderDash: isBest ? [] : dashes[rank % dashes.length], borderWidth: isBest ? 3 : 1,
        borderColor: isBest ? ink("--accent") : colour + "99", backgroundColor: isBest ? ink("--accent") : colour,
        data: trial[name].map((value, epoch) => ({ x: epoch + 1, y: within(value, limit), value, trial: trial.trial })),
      };
    });
    const said = { title: items => "epoch " + items[0].raw.x, label: item => `trial ${item.raw.trial}: ${write(item.raw.value)}` };
    return {
      data: { datasets },
      options: { onClick: jump, plugins: { tooltip: { callbacks: said }, legend: { labels: { filter: item => item.datasetIndex === 0 } } }, scales: { x: { type: "linear", title: { display: true, text: "epoch" }, ticks: { stepSize: 1, precision: 0 } }, y: axis } },
    };
  };

  const ofCurves = (name, side) => fence(data.curves.flatMap(number => trials.get(number)[name]), side);

  const verdicts = () => ({
    type: "bar",
    data: { labels: data.verdicts.map(verdict => verdict.kind), datasets: [{ data: data.verdicts.map(verdict => verdict.trials), backgroundColor: data.verdicts.map(verdict => ink(verdict.kind === "scored" ? "--good" : "--bad")) }] },
    options: { indexAxis: "y", plugins: { legend: { display: false } }, scales: { x: { title: { display: true, text: "trials" }, ticks: { precision: 0 } } } },
  });

  const agreement = () => ({
    type: "line",
    data: { datasets: [{ label: "tau-b", borderColor: ink("--accent"), backgroundColor: ink("--accent"), borderWidth: 2, pointRadius: 2, data: data.agreement.map(point => ({ x: point.trial, y: point.tau, trial: point.trial })) }] },
    options: { plugins: { legend: { display: false }, tooltip: { callbacks: { title: () => "", label: item => `up to trial ${item.raw.trial}: ${item.raw.y.toFixed(2)}` } } }, scales: { x: { type: "linear", title: { display: true, text: "trial" }, ticks: { precision: 0 } }, y: { suggestedMin: 0, suggestedMax: 1, title: { display: true, text: "Kendall's tau-b" } } } },
  });

  const plots = {
    progress: () => progress(document.querySelector("input[name=axis]:checked").value === "time"),
    parameters: () => pareto(trial => trial.parameters, data.frontParameters, "parameters"),
    macs: () => pareto(trial => trial.macs, data.frontMacs, "multiply–accumulates"),
    "front-params": () => front(trial => trial.parameters, logarithmic("parameters")),
    "front-macs": () => front(trial => trial.macs, logarithmic("multiply–accumulates")),
    "front-latency": () => front(trial => trial.latency, { type: "linear", title: { display: true, text: "milliseconds for one example" } }),
    accuracy: () => { const limit = ofCurves("accuracy", -1); return curves("accuracy", limit, scoreAxis(limit), percent); },
    loss: () => { const limit = ofCurves("loss", 1); return curves("loss", limit, axis("training loss", limit, value => parseFloat(value.toPrecision(3))), loss => loss.toFixed(4)); },
    surrogate: agreement,
    verdicts,
  };

  const draw = () => {
    charts.splice(0).forEach(chart => chart.destroy());
    theme();
    for (const figure of document.querySelectorAll("figure[data-chart]")) {
      figure.hidden = false;
      charts.push(new Chart(figure.querySelector("canvas"), plots[figure.dataset.chart]()));
    }
    document.documentElement.dataset.charts = charts.length;
  };

  const sortable = table => {
    const body = table.tBodies[0];
    const value = (row, column) => row.cells[column].dataset.value ?? row.cells[column].textContent.trim();
    const compare = (a, b) => a === "" || b === "" ? (a === b ? 0 : a === "" ? 1 : -1) : isNaN(a) || isNaN(b) ? a.localeCompare(b, "en") : a - b;
    [...table.tHead.rows[0].cells].forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        const descending = head.ariaSort === "ascending";
        [...head.parentNode.cells].forEach(other => other.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", descending ? "descending" : "ascending");
        // What has no value stays at the end either way.
        const rows = [...body.rows].sort((a, b) => {
          const [left, right] = [value(a, column), value(b, column)];
          return left === "" || right === "" ? compare(left, right) : (descending ? -1 : 1) * compare(left, right);
        });
        body.replaceChildren(...rows);
      });
    });
  };

  const filterable = table => {
    const label = document.createElement("label");
    const field = document.createElement("input");
    field.type = "search";
    label.className = "filter";
    label.append("Show only trials with ", field);
    table.closest(".scroll").before(label);
    field.addEventListener("input", () => {
      const wanted = field.value.toLowerCase();
      for (const row of table.tBodies[0].rows) { row.hidden = !row.textContent.toLowerCase().includes(wanted); }
    });
  };

  // A diagram fits its box, or is dragged and zoomed in it.
  const zoomable = box => {
    const picture = box.querySelector("svg.diagram");
    const [width, height] = [picture.width.baseVal.value, picture.height.baseVal.value];
    const bar = document.createElement("div");
    bar.className = "zoom";
    let scale = 1;
    const show = wanted => {
      scale = Math.min(4, Math.max(.05, wanted));
      picture.setAttribute("width", width * scale);
      picture.setAttribute("height", height * scale);
      box.classList.toggle("pans", box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight);
      bar.lastChild.textContent = `${Math.round(scale * 100)} %${box.classList.contains("pans") ? "; drag the picture to move it" : ""}`;
    };
    const fit = () => Math.min(1, (box.clientWidth - 2) / width);
    const button = (text, name, wanted) => {
      const made = document.createElement("button");
      made.type = "button";
      made.textContent = text;
      made.setAttribute("aria-label", name);
      made.addEventListener("click", () => show(wanted()));
      bar.append(made);
    };
    button("fit", "fit the picture to the page", fit);
    button("100 %", "show the picture at full size", () => 1);
    button("−", "make the picture smaller", () => scale / 1.4);
    button("+", "make the picture larger", () => scale * 1.4);
    bar.append(document.createElement("output"));
    box.before(bar);
    let from = null;
    box.addEventListener("pointerdown", event => {
      if (event.pointerType === "mouse") {
        from = { x: event.clientX + box.scrollLeft, y: event.clientY + box.scrollTop };
        box.setPointerCapture(event.pointerId);
      }
    });
    box.addEventListener("pointermove", event => {
      if (from) { [box.scrollLeft, box.scrollTop] = [from.x - event.clientX, from.y - event.clientY]; }
    });
    box.addEventListener("pointerup", () => { from = null; });
    // Smaller than this no word can be read.
    show(Math.max(fit(), Math.min(.6, 1)));
  };

  const start = () => {
    const source = document.getElementById("data");
    if (source) {
      data = JSON.parse(source.textContent);
      trials = new Map(data.trials.map(trial => [trial.trial, trial]));
    }

    document.querySelectorAll("table.sortable").forEach(sortable);
    document.querySelectorAll("table.filterable").forEach(filterable);
    document.querySelectorAll(".scroll.picture").forEach(zoomable);
    document.querySelectorAll("input[name=axis]").forEach(choice => choice.addEventListener("change", draw));
    draw();
  };

  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  matchMedia("print").addEventListener("change", draw);
  addEventListener("beforeprint", () => document.querySelectorAll("details").forEach(part => { part.open = true; }));
  document.addEventListener("renewed", start);
  start();
})();
