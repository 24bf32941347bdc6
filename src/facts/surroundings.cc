#include "facts/surroundings.h"

#include "base/unicode.h"

namespace emend::facts {

bool IsContinuedByItems(const Passage& lead) {
  return lead.kind == PassageKind::kHeading || Trim(lead.text).ends_with(':');
}

Surroundings::Surroundings(const CheckedFile& file) : file_(&file), questions_(file.notes.notes.size() + 1, -1) {
  for (size_t i = 0; i < file.passages.size(); ++i) {
    const Passage& passage = file.passages[i];
    if (passage.field == NoteField::kQuestion && passage.note >= 0) {
      if (questions_.size() <= static_cast<size_t>(passage.note))
        questions_.resize(static_cast<size_t>(passage.note) + 1, -1);
      questions_[static_cast<size_t>(passage.note)] = static_cast<int>(i);
    }
  }
}

int Surroundings::QuestionOf(int passage) const {
  const int note = file_->passages[static_cast<size_t>(passage)].note;
  return note < 0 || static_cast<size_t>(note) >= questions_.size() ? -1 : questions_[static_cast<size_t>(note)];
}

std::vector<int> Surroundings::ContextOf(int passage) const {
  std::vector<int> out;
  const auto& passages = file_->passages;
  const Passage& place = passages[static_cast<size_t>(passage)];
  // The item it is nested in, or the first paragraph of its own item.
  if (place.list_depth > 0) {
    int depth = place.list_depth;
    bool start = place.item_start;
    const bool outermost = start && depth == 1;  // an item of a list that is in none
    for (int i = passage - 1; !outermost && i >= 0 && out.size() < 2; --i) {
      const Passage& other = passages[static_cast<size_t>(i)];
      if (other.list_depth == 0 || other.field != place.field || other.note != place.note) break;
      if (other.item_start && (other.list_depth < depth || (!start && other.list_depth == depth))) {
        out.push_back(i);
        depth = other.list_depth;
        start = true;
      }
    }
  }
  if (place.lead >= 0) out.push_back(place.lead);
  int level = 7;
  if (place.kind == PassageKind::kHeading) level = place.level;
  for (int heading = place.heading; heading >= 0; heading = passages[static_cast<size_t>(heading)].heading) {
    if (passages[static_cast<size_t>(heading)].level < level) {
      out.push_back(heading);
      level = passages[static_cast<size_t>(heading)].level;
    }
    if (passages[static_cast<size_t>(heading)].heading >= heading) break;
  }
  if (const int question = QuestionOf(passage); question >= 0 && question != passage) out.push_back(question);
  return out;
}

}  // namespace emend::facts
