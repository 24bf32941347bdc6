// Whether pages show in a browser what they must.
//
// usage: node check_pages.mjs PAGE EXPECTED [PAGE EXPECTED ...]
// Of every page: it loads nothing but itself, complains of nothing, runs nothing of its content (which would set
// `window.ran`), is light and dark as the system wants it, is searched and left by the keyboard, and prints without its
// frame. EXPECTED is JSON; what it may hold:
//   "count":   {SELECTOR: how many of them there are}
//   "text":    {SELECTOR: what the first of them says, in part; or several such texts}
//   "search":  [{"type": WORDS, "found": how many, "shown": [SELECTOR...], "hidden": [SELECTOR...]}]
//   "colours": {SELECTOR: [VARIABLE...]}  colours of the style sheet that pixels of the element have
// Exit status: 0, or 1 with what is wrong, or 77 if there is no Chromium.
import fs from 'node:fs';

import { Browser, findChromium } from './chromium.mjs';
import { readPng } from './png.mjs';

const program = findChromium();
if (!program) {
  console.log('Chromium is not installed: scripts/setup --tests installs it');
  process.exit(77);
}

let faults = 0;
let where = '';
function expect(holds, what) {
  if (!holds) console.log(`${where}: ${what}`), ++faults;
}

const isShown = `selector => {
  const node = document.querySelector(selector);
  return node !== null && node.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true });
}`;
const shown = (page, selector) => page.run(`() => (${isShown})(${JSON.stringify(selector)})`);

// 0 is black, 255 white.
const LIGHTNESS = `property => {
  const [r, g, b] = getComputedStyle(document.body)[property].match(/[\\d.]+/g).map(Number);
  return (r + g + b) / 3;
}`;

async function checkScheme(page, dark) {
  const ground = await page.run(`() => (${LIGHTNESS})('backgroundColor')`);
  const text = await page.run(`() => (${LIGHTNESS})('color')`);
  expect(dark ? ground < 60 && text > 190 : ground > 240 && text < 60, `${dark ? 'dark' : 'light'}: ${text} on ${ground}`);
  const pixels = readPng(await page.screenshot({ x: 0, y: 0, width: 8, height: 8 }));
  const [r, g, b] = pixels.at(4, 4);
  expect(Math.abs((r + g + b) / 3 - ground) < 3, `the corner is ${[r, g, b]}, the ground ${ground}`);
}

async function checkKeyboard(page) {
  await page.press('/', 'Slash', 191);
  expect(await page.run(`() => document.activeElement.id`) === 'search-', '/ does not go to the search');
  const all = await page.run(`() => document.querySelectorAll('.find:not([hidden])').length`);
  await page.type('no such words qqq');
  expect(await page.run(`() => document.querySelectorAll('.find:not([hidden])').length`) === 0, 'nothing is hidden');
  await page.press('Escape', 'Escape', 27);
  expect(await page.run(`() => document.querySelectorAll('.find:not([hidden])').length`) === all,
         'Escape does not bring all back');
}

async function checkSearch(page, search) {
  await page.run(`() => { document.getElementById('search-').value = ''; document.getElementById('search-').focus(); }`);
  await page.type(search.type);
  const said = await page.run(`() => document.getElementById('found-').textContent`);
  expect(said === `${search.found} found`, `a search for ${search.type} says ${JSON.stringify(said)}`);
  for (const selector of search.shown ?? []) expect(await shown(page, selector), `${search.type} does not show ${selector}`);
  for (const selector of search.hidden ?? []) expect(!(await shown(page, selector)), `${search.type} shows ${selector}`);
  await page.press('Escape', 'Escape', 27);
}

async function checkColours(page, selector, names) {
  const rectangle = await page.run(`() => {
    const box = document.querySelector(${JSON.stringify(selector)}).getBoundingClientRect();
    return { x: box.x + scrollX, y: box.y + scrollY, width: box.width, height: box.height };
  }`);
  const colours = readPng(await page.screenshot(rectangle)).colours();
  for (const name of names) {
    const colour = await page.run(`() => getComputedStyle(document.documentElement).getPropertyValue('${name}').trim()`);
    expect(colours.has(colour), `no pixel of ${selector} is ${name}, ${colour}`);
  }
}

async function checkPrint(page) {
  await page.call('Emulation.setEmulatedMedia', { media: 'print' });
  expect(!(await shown(page, 'header')) && !(await shown(page, 'nav')), 'the frame is printed');
  expect(await shown(page, 'main'), 'the content is not printed');
  const wide = await page.run(`() => document.documentElement.scrollWidth - document.documentElement.clientWidth`);
  expect(wide <= 0, `${wide} pixels too wide for the paper`);
}

async function checkPage(browser, file, expected) {
  where = file;
  const page = await browser.open(file);
  for (const [selector, count] of Object.entries(expected.count ?? {})) {
    const there = await page.run(`() => document.querySelectorAll(${JSON.stringify(selector)}).length`);
    expect(there === count, `${there} of ${selector}, not ${count}`);
  }
  for (const [selector, texts] of Object.entries(expected.text ?? {})) {
    const there = await page.run(`() => document.querySelector(${JSON.stringify(selector)})?.textContent`);
    for (const text of [texts].flat())
      expect(there?.includes(text), `${selector} says ${JSON.stringify(there)}, not ${JSON.stringify(text)}`);
  }
  for (const scheme of ['light', 'dark']) {
    where = `${file} (${scheme})`;
    await page.prefer(scheme);
    await checkScheme(page, scheme === 'dark');
    for (const [selector, names] of Object.entries(expected.colours ?? {})) await checkColours(page, selector, names);
  }
  where = file;
  await checkKeyboard(page);
  for (const search of expected.search ?? []) await checkSearch(page, search);
  await checkPrint(page);
  expect(page.requests.length === 1, `it asked for ${page.requests}`);
  expect(page.complaints.length === 0, page.complaints.join('\n'));
  expect(await page.run('() => window.ran === undefined'), 'content ran');
  await page.close();
}

const browser = await Browser.start(program);
try {
  const words = process.argv.slice(2);
  for (let i = 0; i < words.length; i += 2) await checkPage(browser, words[i], JSON.parse(fs.readFileSync(words[i + 1], 'utf8')));
} finally {
  await browser.stop();
}
console.log(`${faults} faults`);
process.exit(faults > 0 ? 1 : 0);
