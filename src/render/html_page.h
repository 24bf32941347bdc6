// The frame that the pages share: one file that needs nothing but a browser. It loads nothing, what it shows runs
// nowhere, it follows the light or dark of the system, prints well, and can be used by keyboard alone.
#ifndef EMEND_RENDER_HTML_PAGE_H_
#define EMEND_RENDER_HTML_PAGE_H_

#include <string>
#include <string_view>
#include <vector>

namespace emend {

// A line of the table of contents. `<section id="x">` is listed with the target "x"; the two are hidden together where
// a search finds nothing in the section. The ids of the frame end in a dash, as no note's does.
struct HtmlContentsLine {
  std::string target;
  std::string label;  // HTML
  std::string count;  // plain; may be empty
};

struct HtmlPage {
  std::string_view title;     // plain
  std::string_view language;  // of the page's own words; "und" where most are not its own
  std::string_view searched;  // plain: "Search the notes"
  std::string_view styles;    // CSS, beside that of the frame
  std::vector<HtmlContentsLine> contents;
  std::string main;  // HTML; what a search finds or hides has the class "find"
};

std::string RenderHtmlPage(const HtmlPage& page);

// `text` for the content of an element or an attribute. What has no place in HTML, is hidden or moves other text is
// shown as EscapeForTerminal shows it; line ends and tabs stay.
std::string HtmlText(std::string_view text);

// `text` with only that shown which has no place in HTML, and nothing escaped: for what is yet to become HTML.
std::string ShowControls(std::string_view text);

}  // namespace emend

#endif  // EMEND_RENDER_HTML_PAGE_H_
