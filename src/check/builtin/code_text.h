#ifndef EMEND_CHECK_BUILTIN_CODE_TEXT_H_
#define EMEND_CHECK_BUILTIN_CODE_TEXT_H_

#include <string_view>

#include "base/span.h"
#include "check/rule.h"
#include "model/passage.h"

namespace emend {

// A hit on bytes of a passage's text.
Hit HitAt(size_t passage, Span span);

// Whether a snippet leaves something out on purpose: `...`, `…`, `<your key>`. Nothing in it need be whole then.
bool IsElided(std::string_view code);

// Whether the text around a code block says that the code is meant to be wrong: "Bad:", "❌", "does not compile".
bool IsMeantWrong(const Passage& lead);

}  // namespace emend

#endif  // EMEND_CHECK_BUILTIN_CODE_TEXT_H_
