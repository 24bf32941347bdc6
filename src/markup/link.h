// Links and addresses inside a line of text.
#ifndef EMEND_MARKUP_LINK_H_
#define EMEND_MARKUP_LINK_H_

#include <cstddef>
#include <string_view>

namespace emend {

// `[label](destination "title")`.
struct Link {
  bool found = false;      // CommonMark would take it for a link
  bool plausible = false;  // the destination is an address or a path, not an argument
  size_t label_end = 0;    // of the `]`
  size_t end = 0;
};

// The link whose `[` stands at `at`.
Link ReadLink(std::string_view text, size_t at);

// Behind the autolink `<https://…>` or `<name@host>` at `at`; `at` if there is none.
size_t AutolinkEnd(std::string_view text, size_t at);

// Does a bare address (https://…, www.…) start here?
bool StartsUrl(std::string_view text, size_t at);

// Behind the bare address at `at`; punctuation that ends the sentence is not part of it.
size_t UrlEnd(std::string_view text, size_t at);

}  // namespace emend

#endif  // EMEND_MARKUP_LINK_H_
