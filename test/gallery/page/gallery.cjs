/* global document, window, location, URLSearchParams, AdaptiveCards, scenes, hostConfigs */
'use strict';

/** Draws the scenes in one language, theme and width; runs in the page. */
(function () {
  const choices = { language: ['da', 'en'], theme: ['light', 'dark'], width: ['640', '320'] };

  /** Teams knows this much of markdown in a text block, and a backslash takes a sign's meaning away. */
  function markdown(text) {
    const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
    const kept = [];
    const keep = (html) => String.fromCharCode(0xe000 + kept.push(html) - 1);
    const safe = (piece) => piece.replace(/[&<>"]/g, (sign) => entities[sign]);
    const inline = safe(text.replace(/\\([!-/:-@[-`{-~])/g, (_all, sign) => keep(safe(sign))))
      .replace(/\*\*(.+?)\*\*/g, '<strong>$1</strong>')
      .replace(/(^|\W)_(.+?)_(?!\w)/g, '$1<em>$2</em>')
      .replace(/\[([^\]]+)\]\((https:[^)\s]+)\)/g, '<a href="$2">$1</a>');
    const blocks = inline.split(/\n{2,}/).map((block) => {
      const lines = block.split('\n');
      return lines.every((line) => /^[-*] /.test(line))
        ? `<ul>${lines.map((line) => `<li>${line.slice(2)}</li>`).join('')}</ul>`
        : `<p>${block}</p>`;
    });
    return blocks.join('').replace(/[\ue000-\uf8ff]/g, (sign) => kept[sign.charCodeAt(0) - 0xe000]);
  }

  AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = markdown(text);
    result.didProcess = true;
  };

  /** The renderer draws the text in place of a chart; Teams draws a picture, about so much higher than it. */
  const chartHeights = { 'Chart.HorizontalBar': 160, 'Chart.HorizontalBar.Stacked': 80 };

  function heightOfCharts(value) {
    if (typeof value !== 'object' || value === null) return 0;
    const below = Object.values(value).reduce((sum, child) => sum + heightOfCharts(child), 0);
    return below + (chartHeights[value.type] ?? 0);
  }

  function drawn({ name, card }, hostConfig) {
    const section = document.createElement('section');
    section.id = name;
    section.dataset.higherInTeams = String(heightOfCharts(card));
    const heading = document.createElement('h2');
    heading.textContent = name;
    const frame = document.createElement('div');
    frame.className = 'card';
    const adaptiveCard = new AdaptiveCards.AdaptiveCard();
    adaptiveCard.hostConfig = new AdaptiveCards.HostConfig(hostConfig);
    adaptiveCard.parse(card);
    frame.append(adaptiveCard.render());
    section.append(heading, frame);
    return section;
  }

  function show(chosen) {
    const root = document.documentElement;
    root.lang = chosen.language;
    Object.assign(root.dataset, chosen);
    const main = document.querySelector('main');
    main.replaceChildren(
      ...scenes
        .filter(({ language }) => language === chosen.language)
        .map((scene) => drawn(scene, hostConfigs[chosen.theme])),
    );
    for (const section of main.children) section.style.width = `${chosen.width}px`;
  }

  const asked = new URLSearchParams(location.search);
  const chosen = Object.fromEntries(
    Object.entries(choices).map(([name, values]) => [
      name,
      values.includes(asked.get(name)) ? asked.get(name) : values[0],
    ]),
  );
  const form = document.querySelector('form');
  for (const [name, values] of Object.entries(choices)) {
    const label = document.createElement('label');
    const select = document.createElement('select');
    select.append(...values.map((value) => new window.Option(value, value, false, value === chosen[name])));
    select.addEventListener('change', () => {
      show(Object.assign(chosen, { [name]: select.value }));
    });
    label.append(`${name} `, select);
    form.append(label);
  }
  window.showGallery = show;
  show(chosen);
})();
