#include "render/html_page.h"

#include <fmt/format.h>

#include "base/escape.h"
#include "base/utf8.h"
#include "passages/markdown_html.h"

namespace emend {
namespace {

constexpr std::string_view kStyles = R"(:root {
  color-scheme: light dark;
  --text: #1b1f24; --soft: #57606a; --page: #fff; --panel: #f6f8fa; --code: #f3f4f6; --line: #d8dde3; --link: #0a5cc2;
  --mark: #ffe58a; --key: #a3195b; --string: #0b6b3a; --comment: #5f6b76; --number: #0a5cc2;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --text: #e4e7eb; --soft: #9aa4af; --page: #14171b; --panel: #1a1e23; --code: #20252b; --line: #363d46; --link: #79b4ff;
    --mark: #6b5500; --key: #ff8fbf; --string: #7fd6a4; --comment: #929daa; --number: #8cc2ff;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 4.5rem; }
body { margin: 0; color: var(--text); background: var(--page); font: 16px/1.55 system-ui, sans-serif; }
a { color: var(--link); }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 1rem; top: .5rem; z-index: 2; background: var(--page); padding: .3rem .6rem; }
.top { position: sticky; top: 0; display: flex; align-items: center; gap: .5rem 1rem; flex-wrap: wrap; padding: .6rem 1.25rem;
  background: var(--page); border-bottom: 1px solid var(--line); z-index: 1; }
.top strong { white-space: nowrap; }
.top input { flex: 1 1 12rem; max-width: 30rem; font: inherit; color: inherit; background: var(--code);
  border: 1px solid var(--line); border-radius: .4rem; padding: .3rem .6rem; }
.columns { display: grid; grid-template-columns: 14rem minmax(0, var(--measure, 50rem)); gap: 2.5rem; padding: 1.25rem; }
nav { position: sticky; top: 4.75rem; align-self: start; max-height: calc(100vh - 6rem); overflow: auto; font-size: .94rem; }
nav ul { list-style: none; margin: 0; padding: 0; }
nav li { display: flex; justify-content: space-between; gap: .6rem; padding: .18rem .3rem; }
nav a { text-decoration: none; overflow-wrap: anywhere; }
nav a:hover { text-decoration: underline; }
main { min-width: 0; }
h1, h2, h3, h4 { line-height: 1.25; text-wrap: balance; }
h2 { margin: 2.2rem 0 .8rem; }
section:first-of-type > h2 { margin-top: 0; }
pre { background: var(--code); padding: .7rem .8rem; border-radius: .4rem; overflow: auto; }
code, pre { font: .875rem/1.5 ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; tab-size: 4; }
:not(pre) > code { background: var(--code); border-radius: .25rem; padding: .1em .3em; }
pre code { font-size: 1em; }
.hk { color: var(--key); } .hs { color: var(--string); } .hc { color: var(--comment); font-style: italic; } .hn { color: var(--number); }
table { border-collapse: collapse; display: block; overflow: auto; max-width: 100%; }
th, td { border: 1px solid var(--line); padding: .25rem .6rem; text-align: left; vertical-align: top; }
th { background: var(--panel); }
blockquote { margin: .8rem 0; padding: 0 0 0 .9rem; border-left: 3px solid var(--line); color: var(--soft); }
summary { cursor: pointer; }
.soft { color: var(--soft); font-size: .875rem; }
.count { color: var(--soft); font-variant-numeric: tabular-nums; }
[hidden] { display: none !important; }
@media (max-width: 56rem) {
  .columns { display: block; }
  nav { position: static; max-height: none; margin-bottom: 1.5rem; }
  nav ul { columns: 12rem; }
  .top { position: static; }
  html { scroll-padding-top: 1rem; }
}
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
@media print {
  body { font-size: 10.5pt; }
  .top, nav, .skip { display: none; }
  .columns { display: block; padding: 0; }
  pre, td { white-space: pre-wrap; overflow-wrap: anywhere; }
  h2, h3, summary { break-after: avoid; }
  pre, tr, .whole { break-inside: avoid; }
}
)";

constexpr std::string_view kScript = R"(
const rows = [...document.querySelectorAll('.find')].map(node => ({ node, text: node.textContent.toLowerCase() }));
const sections = [...document.querySelectorAll('section[id]')].filter(node => node.querySelector('.find'));
const search = document.getElementById('search-');
const opened = new Set();
function unfold(details) {
  if (!details.open) opened.add(details);
  details.open = true;
}
function show() {
  const words = search.value.toLowerCase().split(/\s+/).filter(word => word);
  let count = 0;
  for (const node of opened) node.open = false;
  opened.clear();
  for (const { node, text } of rows) {
    node.hidden = !words.every(word => text.includes(word));
    if (node.hidden) continue;
    ++count;
    if (!words.length) continue;
    for (let up = node.closest('details'); up; up = up.parentElement.closest('details')) unfold(up);
    for (const inner of node.querySelectorAll('details')) {
      if (words.some(word => inner.textContent.toLowerCase().includes(word))) unfold(inner);
    }
  }
  for (const node of document.querySelectorAll('.group')) node.hidden = !node.querySelector('.find:not([hidden])');
  for (const section of sections) {
    section.hidden = !section.querySelector('.find:not([hidden])');
    const line = document.getElementById('to-' + section.id);
    if (line) line.hidden = section.hidden;
  }
  document.getElementById('found-').textContent = words.length ? count + ' found' : '';
}
search.addEventListener('input', show);
document.addEventListener('keydown', event => {
  if (event.key === '/' && document.activeElement !== search) {
    event.preventDefault();
    search.focus();
  }
  if (event.key === 'Escape' && search.value) {
    search.value = '';
    show();
  }
});
const closed = [];
addEventListener('beforeprint', () => {
  for (const node of document.querySelectorAll('details:not([open])')) closed.push(node), node.open = true;
});
addEventListener('afterprint', () => {
  while (closed.length) closed.pop().open = false;
});
)";

// HTML has no place for them: https://html.spec.whatwg.org/#text-2
bool IsNotForHtml(const CodePoint& c) {
  if (c.value == '\n' || c.value == '\t' || c.value == '\r') return false;
  return !c.valid || c.value < 0x20 || (c.value >= 0x7F && c.value < 0xA0) || (c.value & 0xFFFE) == 0xFFFE ||
         (c.value >= 0xFDD0 && c.value <= 0xFDEF);
}

template <typename IsShown>
std::string Show(std::string_view text, IsShown is_shown) {
  std::string out;
  for (size_t i = 0; i < text.size();) {
    const CodePoint c = DecodeUtf8(text, i);
    const std::string_view sign = text.substr(i, c.length);
    i += c.length;
    if (!is_shown(c)) {
      out += sign;
    } else if (std::string shown = EscapeForTerminal(sign); shown != sign) {
      out += shown;
    } else {
      out += fmt::format("<U+{:04X}>", static_cast<uint32_t>(c.value));
    }
  }
  return out;
}

}  // namespace

std::string ShowControls(std::string_view text) { return Show(text, IsNotForHtml); }

std::string HtmlText(std::string_view text) {
  return EscapeHtml(Show(text, [](const CodePoint& c) {
    return IsNotForHtml(c) || (c.value != '\n' && c.value != '\t' && c.value != '\r' && IsHiddenOnTerminal(c.value));
  }));
}

std::string RenderHtmlPage(const HtmlPage& page) {
  std::string out = fmt::format(R"html(<!DOCTYPE html>
<html lang="{0}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{1}</title>
<style>
{2}{3}</style>
</head>
<body>
<a class="skip" href="#content-">Skip to the content</a>
<header class="top"><strong>{1}</strong>
<input id="search-" type="search" placeholder="{4} ( / )" aria-label="{4}">
<span id="found-" class="soft" role="status"></span></header>
<div class="columns">
<nav aria-label="Contents">
<ul>
)html",
                                page.language, HtmlText(page.title), kStyles, page.styles, HtmlText(page.searched));
  for (const HtmlContentsLine& line : page.contents) {
    out += fmt::format("<li id=\"to-{0}\"><a href=\"#{0}\">{1}</a> <span class=\"count\">{2}</span></li>\n",
                       HtmlText(line.target), line.label, HtmlText(line.count));
  }
  out += "</ul>\n</nav>\n<main id=\"content-\">\n";
  out += page.main;
  out += fmt::format("</main>\n</div>\n<script>{}</script>\n</body>\n</html>\n", kScript);
  return out;
}

}  // namespace emend
