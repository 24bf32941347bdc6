// What is shown only to be called wrong: "Myth: …", "Common misconceptions", "❌ …".
#ifndef EMEND_FACTS_APART_H_
#define EMEND_FACTS_APART_H_

#include <span>
#include <string_view>

#include "facts/tokens.h"

namespace emend::facts {

enum class Label : uint8_t { kNone, kWrong, kRight };

// What the first words of a sentence say of the rest: "Myth: …", "Fact: …".
Label ReadLabel(std::span<const Token> sentence);

// A heading or a column's header: "Common misconceptions", "Wrong".
bool HoldsApart(std::string_view heading);

// A lead-in to a list or a block of code: "Wrong:", "These statements are false:".
bool IntroducesApart(std::string_view lead);

// A label of code: also "Bad", "Before", "Don't", "Vulnerable".
bool HoldsCodeApart(std::string_view text);

}  // namespace emend::facts

#endif  // EMEND_FACTS_APART_H_
