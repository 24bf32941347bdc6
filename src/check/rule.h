// A rule: what a file rules/<Style>/<Rule>.yml says, ready to run.
//
//   rule file -> RuleHeader (keys that every rule has) + Check (what its kind made of the other keys)
#ifndef EMEND_CHECK_RULE_H_
#define EMEND_CHECK_RULE_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "check/rule_needs.h"
#include "check/rule_trigger.h"
#include "check/scope.h"
#include "model/finding.h"

namespace emend {

class FileView;

enum class Confidence : uint8_t { kLow, kMedium, kHigh };

// One of a rule's own tests.
struct RuleTest {
  std::string name;
  std::string input;
  std::string format = "md";            // md, text, notes; `note` = a question and an answer, written as a mapping
  std::optional<std::string> question;  // with `note`
  std::vector<std::string> want;        // the texts found, in the order of the input; empty with `absent: true`
  int line = 0;                         // 1-based, in the rule file
};

struct RuleHeader {
  std::shared_ptr<const RuleFacts> facts;  // name, description, link, citations
  std::string path;                        // of the rule file, for messages; empty for a built-in check
  std::string kind;
  std::string message;  // `%s` stands for the hit's arguments, in order
  Severity level = Severity::kWarning;
  Confidence confidence = Confidence::kHigh;
  FixSafety fix = FixSafety::kNone;
  Selector scope;
  size_t limit = 0;               // findings in a file, those that come first; 0: all
  bool heeds_vocabulary = false;  // what the project's vocabulary has is no finding
  bool on_request = false;        // runs only where it is selected by its name
  std::vector<RuleTest> tests;
};

// What a check found, in terms of passages. The runner turns it into a Finding.
struct Hit {
  size_t passage = 0;
  Span span;                           // bytes of the passage's text
  std::vector<std::string> arguments;  // for the `%s` of the message; empty: the text found
  std::optional<std::string> message;  // instead of the rule's
  std::optional<Severity> severity;    // instead of the rule's
  std::vector<Edit> edits;             // on the passage's text; dropped where they do not map to the file byte for byte
  std::optional<FixSafety> safety;     // instead of the rule's
  std::optional<std::string> match;    // for the fingerprint, instead of the text found

  // For what stands in no passage, such as a note's id: bytes of the file, and the note, -1 for none. `passage`, `span`
  // and `edits` are not used then.
  std::optional<Span> file_span;
  int note = -1;
  std::vector<Edit> file_edits;  // on the bytes of the file; allowed beside a `span` too
};

class Check {
 public:
  virtual ~Check() = default;

  // Adds what is wrong in `targets`, which are those of one file in the order of the file. Pure; called by several
  // threads at once, each with a file of its own.
  virtual void Run(const FileView& view, std::span<const Target> targets, std::vector<Hit>& hits) const = 0;

  // The runner asks for all rules at once which of them are worth a look, and where. Nothing: this one is, everywhere.
  virtual std::optional<RuleNeeds> Needs() const { return std::nullopt; }
};

// A rule file that is known to be without fault, and is read when a file comes that may be something for the rule.
struct SleepingRule {
  std::string text;
  RuleTrigger trigger;
};

struct Rule {
  RuleHeader header;
  std::unique_ptr<const Check> check;
  std::unique_ptr<const SleepingRule>
      asleep;  // then there is no check yet, and of the header name, path, kind and scope only
};

}  // namespace emend

#endif  // EMEND_CHECK_RULE_H_
