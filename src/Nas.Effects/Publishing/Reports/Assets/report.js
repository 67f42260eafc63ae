(() => {
  "use strict";

  const data = JSON.parse(document.getElementById("data").textContent);
  const trials = new Map(data.trials.map(trial => [trial.trial, trial]));
  const charts = [];

  // Colours come from the style sheet, so that a chart is as light or dark as the page, and light on paper.
  const ink = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const percent = share => (share * 100).toFixed(2) + " %";
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
  };
  const scoreAxis = () => ({ title: { display: true, text: "validation accuracy" }, ticks: { callback: value => (value * 100).toFixed(0) + " %" } });

  const points = (x, more) => origins.map(([key, label, pointStyle]) => ({
    type: "scatter", label, pointStyle, pointRadius: 5, pointHoverRadius: 8,
    backgroundColor: ink("--" + key) + "99", borderColor: ink("--" + key),
    data: data.trials.filter(trial => trial.kind === key).map(trial => ({ x: x(trial), y: trial.score, trial: trial.trial })),
    ...more,
  })).filter(set => set.data.length > 0);

  const line = (label, x, numbers, colour, stepped) => ({
    type: "line", label, borderColor: ink(colour), backgroundColor: ink(colour), borderWidth: 2, stepped, pointStyle: "line", pointRadius: 0, pointHitRadius: 0,
    data: numbers.map(number => trials.get(number)).map(trial => ({ x: x(trial), y: trial.score, trial: trial.trial })),
  });

  const jump = (event, items) => {
    const point = items.map(item => item.element.$context.raw).find(raw => raw && raw.trial !== undefined);
    if (point) { location.hash = "trial-" + point.trial; }
  };

  const progress = byTime => {
    const x = trial => byTime ? trial.minutes : trial.trial;
    const best = line("best so far", x, data.best, "--accent", "before");
    const last = data.trials.reduce((most, trial) => Math.max(most, x(trial)), 0);
    if (best.data.length) { best.data.push({ ...best.data[best.data.length - 1], x: last }); }
    return {
      data: { datasets: [best, ...points(x)] },
      options: { onClick: jump, plugins: { tooltip }, scales: { x: { type: "linear", title: { display: true, text: byTime ? "minutes since the start" : "trial" }, ticks: byTime ? {} : { precision: 0 } }, y: scoreAxis() } },
    };
  };

  // One, two and five of each power of ten; the powers alone where they are many.
  const powers = { maxRotation: 0, callback(value) { return (this.max / this.min > 300 ? /^1e/ : /^[125]e/).test(value.toExponential()) ? count(value) : null; } };
  const pareto = (x, front, title) => ({
    data: { datasets: [line("front", x, front, "--good", "before"), ...points(x)] },
    options: { onClick: jump, plugins: { tooltip }, scales: { x: { type: "logarithmic", title: { display: true, text: title }, ticks: powers }, y: scoreAxis() } },
  });

  const curves = (name, axis, write) => {
    const dashes = [[6, 3], [2, 2], [8, 3, 2, 3]];
    const datasets = data.curves.map(number => trials.get(number)).filter(trial => trial[name].length > 0).map((trial, rank) => {
      const [key, , pointStyle] = origins.find(([key]) => key === trial.kind);
      const colour = ink("--" + key);
      const isBest = rank === 0;
      return {
        type: "line", label: isBest ? `best: trial ${trial.trial}` : `trial ${trial.trial}`, pointStyle, pointRadius: isBest ? 4 : 2, order: isBest ? 0 : 1,
        borderDash: isBest ? [] : dashes[rank % dashes.length], borderWidth: isBest ? 3 : 1,
        borderColor: isBest ? ink("--accent") : colour + "99", backgroundColor: isBest ? ink("--accent") : colour,
        data: trial[name].map((value, epoch) => ({ x: epoch + 1, y: value, trial: trial.trial })),
      };
    });
    const said = { title: items => "epoch " + items[0].raw.x, label: item => `trial ${item.raw.trial}: ${write(item.raw.y)}` };
    return {
      data: { datasets },
      options: { onClick: jump, plugins: { tooltip: { callbacks: said }, legend: { labels: { filter: item => item.datasetIndex === 0 } } }, scales: { x: { type: "linear", title: { display: true, text: "epoch" }, ticks: { stepSize: 1, precision: 0 } }, y: axis } },
    };
  };

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
    accuracy: () => curves("accuracy", scoreAxis(), percent),
    loss: () => curves("loss", { title: { display: true, text: "training loss" } }, loss => loss.toFixed(4)),
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

  document.querySelectorAll("table.sortable").forEach(sortable);
  document.querySelectorAll("table.filterable").forEach(filterable);
  document.querySelectorAll("input[name=axis]").forEach(choice => choice.addEventListener("change", draw));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  matchMedia("print").addEventListener("change", draw);
  addEventListener("beforeprint", () => document.querySelectorAll("details").forEach(part => { part.open = true; }));
  draw();
})();
