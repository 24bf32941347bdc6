#include "render/code_html.h"

#include <fmt/format.h>

#include <array>

#include "code/highlight.h"
#include "passages/markdown_html.h"

namespace emend {
namespace {

// All text of the content is escaped, so that these stand for nothing but what the renderer wrote.
constexpr std::string_view kOpen = "<pre><code class=\"language-";
constexpr std::string_view kClose = "</code></pre>";
constexpr std::array<char, 4> kClasses = {'k', 's', 'c', 'n'};  // by CodeColor

std::string Unescape(std::string_view html) {
  struct Entity {
    std::string_view name;
    char sign;
  };
  static constexpr std::array<Entity, 5> kEntities = {
      {{"&lt;", '<'}, {"&gt;", '>'}, {"&amp;", '&'}, {"&quot;", '"'}, {"&#39;", '\''}}};
  std::string out;
  for (size_t i = 0; i < html.size();) {
    size_t length = 1;
    char sign = html[i];
    if (sign == '&') {
      for (const Entity& entity : kEntities) {
        if (html.substr(i).starts_with(entity.name)) sign = entity.sign, length = entity.name.size();
      }
    }
    out += sign;
    i += length;
  }
  return out;
}

std::string ColorCode(std::string_view code, std::string_view language) {
  std::string out;
  size_t at = 0;
  for (const ColoredSpan& colored : HighlightCode(code, language)) {
    out += EscapeHtml(code.substr(at, colored.span.begin - at));
    out += fmt::format("<span class=\"h{}\">{}</span>", kClasses[static_cast<size_t>(colored.color)],
                       EscapeHtml(code.substr(colored.span.begin, colored.span.size())));
    at = colored.span.end;
  }
  return out + EscapeHtml(code.substr(at));
}

}  // namespace

std::string ColorCodeBlocks(std::string_view html) {
  std::string out;
  for (size_t open; (open = html.find(kOpen)) != std::string_view::npos;) {
    const size_t language = open + kOpen.size();
    const size_t language_end = html.find("\">", language);
    const size_t code = language_end + 2;
    const size_t close = language_end == std::string_view::npos ? language_end : html.find(kClose, code);
    if (close == std::string_view::npos) break;
    out += html.substr(0, code);
    out +=
        ColorCode(Unescape(html.substr(code, close - code)), Unescape(html.substr(language, language_end - language)));
    html.remove_prefix(close);
  }
  return out.append(html);
}

}  // namespace emend
