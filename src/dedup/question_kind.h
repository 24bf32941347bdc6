#ifndef EMEND_DEDUP_QUESTION_KIND_H_
#define EMEND_DEDUP_QUESTION_KIND_H_

#include <cstdint>
#include <string_view>

namespace emend {

// What a question wants to know about its subject. A question may want several things: a set of these.
enum class QuestionKind : uint8_t {
  kDefine,      // what is X, explain X
  kWorks,       // how does X work
  kHowTo,       // how do you X, implement X
  kWhy,         // why X
  kPurpose,     // what X is for
  kWhen,        // when to X
  kDifference,  // X vs Y
  kList,        // types of X, name X
  kStory,       // tell me about a time
  kDesign,      // design a system
  kHappens,     // what happens if X
  kPros,        // advantages of X
  kCons,        // disadvantages of X
  kPractice,    // best practices for X
  kAmount,      // how many X
  kPlace,       // where X
  kWhether,     // is X so?
  kManner,      // how X does something
};

inline constexpr int kQuestionKinds = 18;

using KindSet = uint32_t;

constexpr KindSet KindBit(QuestionKind kind) { return static_cast<KindSet>(1u << static_cast<unsigned>(kind)); }

// How likely two questions about the very same subject are one question, by what each wants to know of it first and
// what it wants besides. 0 to 1.
double KindAgreement(KindSet first_a, KindSet besides_a, KindSet first_b, KindSet besides_b);

// "definition", "how-to", … joined by `+`; "topic" for none.
const char* KindName(QuestionKind kind);

}  // namespace emend

#endif  // EMEND_DEDUP_QUESTION_KIND_H_
