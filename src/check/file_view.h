#ifndef EMEND_CHECK_FILE_VIEW_H_
#define EMEND_CHECK_FILE_VIEW_H_

#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "facts/code_lines.h"
#include "facts/reading.h"
#include "facts/watch.h"
#include "passages/checked_file.h"

namespace emend {

class Dictionary;

// A file with what several rules want to know of it, each worked out once, when it is first asked for.
// For one thread.
class FileView {
 public:
  // `dictionary` may be null: then nothing is misspelt. `watch` too: then all passages are read.
  explicit FileView(const CheckedFile& file, const Dictionary* dictionary = nullptr,
                    const facts::Watch* watch = nullptr)
      : file_(file), dictionary_(dictionary), watch_(watch) {}

  const CheckedFile& file() const { return file_; }
  const Dictionary* dictionary() const { return dictionary_; }

  // Of the file; behind its last one stands the whole file with its mark-up, for rules of the scope `raw`.
  const Passage& passage(size_t index) const;
  size_t raw_passage() const { return file_.passages.size(); }

  std::string_view masked(size_t index) const;                         // MaskInline
  const std::vector<Span>& sentences(size_t index) const;              // SplitSentences
  const std::vector<facts::CodeLine>& code_lines(size_t index) const;  // ReadCodeLines

  // What the watch sees in the file; there must be one.
  const facts::Watch::Seen& seen() const;

  // Tells which rule asks next; places() speaks of it.
  void TurnTo(size_t rule) { rule_ = rule; }

  // Where the rule that asks may find facts: all passages, if it is not under the watch.
  facts::PlaceLists places() const;

  // What the file states, where the watch sees something.
  const facts::Reading& reading() const { return ReadingWith({}); }

  // The same with further passages. Other readings that were given out are no longer valid.
  const facts::Reading& ReadingWith(std::span<const size_t> passages) const;

 private:
  const CheckedFile& file_;
  const Dictionary* dictionary_;
  const facts::Watch* watch_;
  size_t rule_ = 0;
  mutable std::vector<uint32_t> everywhere_;  // all passages
  mutable std::vector<std::optional<std::string_view>> masked_;
  mutable std::deque<std::string> masked_texts_;  // of those that are not the passage's own
  mutable std::vector<std::optional<std::vector<Span>>> sentences_;
  mutable std::vector<std::optional<std::vector<facts::CodeLine>>> code_lines_;
  mutable std::optional<facts::Watch::Seen> seen_;
  mutable std::vector<bool> read_;  // the passages of `reading_`; all if it is empty
  mutable std::optional<facts::Reading> reading_;
  mutable std::optional<Passage> raw_;
};

}  // namespace emend

#endif  // EMEND_CHECK_FILE_VIEW_H_
