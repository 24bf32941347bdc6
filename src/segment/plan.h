// What each line is for: the decision that segment makes, before entries are cut from it.
#ifndef EMEND_SEGMENT_PLAN_H_
#define EMEND_SEGMENT_PLAN_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "model/document.h"
#include "segment/outline.h"

namespace emend {

enum class Role : uint8_t {
  kBody,       // of the entry that is open
  kQuestion,   // begins an entry
  kHeading,    // of a section
  kReference,  // begins material that answers no question
  kDropped,
};

// One role a line of the outline.
struct Plan {
  std::vector<Role> roles;
  std::vector<DropReason> reasons;  // where the role is kDropped
  std::optional<size_t> title;      // the line that is the document's title
};

// Marks the questions that `is_question` names, and the headings of sections between them.
Plan PlanSections(const Document& document, const Outline& outline, const std::vector<bool>& is_question);

// Marks what frames the questions: titles, introductions, closing words, chatter, promotion; and the material between a
// heading and its first question that is worth a note of its own.
void PlanFrames(const Document& document, const Outline& outline, Plan& plan);

}  // namespace emend

#endif  // EMEND_SEGMENT_PLAN_H_
