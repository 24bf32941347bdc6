// What a check has to say about a place of a file.
#ifndef EMEND_MODEL_FINDING_H_
#define EMEND_MODEL_FINDING_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/edit.h"
#include "base/line_index.h"
#include "base/span.h"

namespace emend {

enum class Severity : uint8_t { kSuggestion, kWarning, kError };   // in ascending order
enum class FixSafety : uint8_t { kNone, kUnsafe, kSafe };          // in ascending order

std::string_view ToString(Severity severity);  // "error"
std::string_view ToString(FixSafety safety);   // "unsafe"

// The document that a rule rests on.
struct Citation {
  std::string title;
  std::string section;
  std::string url;
  std::string accessed;  // YYYY-MM-DD

  bool operator==(const Citation&) const = default;
};

// What is the same for all findings of a rule.
struct RuleFacts {
  std::string name;         // "Facts.HttpMethods"
  std::string description;  // why; may be empty
  std::string link;         // may be empty
  std::vector<Citation> cite;
};

inline std::shared_ptr<const RuleFacts> MakeRuleFacts(std::string name, std::string description) {
  return std::make_shared<const RuleFacts>(RuleFacts{std::move(name), std::move(description), {}, {}});
}

struct Finding {
  std::shared_ptr<const RuleFacts> rule;
  Severity severity = Severity::kWarning;
  std::string message;  // one line
  std::string path;
  Span span;            // bytes of the file
  Position begin;       // 1-based line and column, column in code points
  Position end;         // exclusive
  std::string note;     // id of the note; empty where there is none
  std::string field;    // "question", "answer", …; empty where there is none
  std::string match;    // the text found, as a reader sees it
  FixSafety safety = FixSafety::kNone;
  std::vector<Edit> edits;  // on the bytes of the file, sorted; empty if there is no fix
  std::string fingerprint;  // 16 hex digits; of rule, note id (else path), field, match and its count, not of lines
};

}  // namespace emend

#endif  // EMEND_MODEL_FINDING_H_
