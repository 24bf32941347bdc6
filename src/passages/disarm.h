// Markdown that takes cmark-gfm 0.29 time that grows with its square, made harmless.
#ifndef EMEND_PASSAGES_DISARM_H_
#define EMEND_PASSAGES_DISARM_H_

#include <string>
#include <string_view>
#include <vector>

#include "model/passage.h"

namespace emend {

// The text from `from` on with kDisarmed in the place of signs that the parser would search the rest of the text for in
// vain, again and again (`<?`, `<!A`, `<![CDATA[` that nothing closes), and of the pipes of a table that is too wide.
// Of the same length; empty if there is nothing to disarm, as in all but hostile texts.
std::string DisarmMarkdown(std::string_view text, size_t from);

inline constexpr char kDisarmed = '\x1A';

// Puts the bytes of `text` back into passages that were read of its disarmed form.
void RestoreDisarmed(std::string_view text, std::vector<Passage>& passages);

}  // namespace emend

#endif  // EMEND_PASSAGES_DISARM_H_
