#include "check/file_view.h"

#include <algorithm>
#include <numeric>

namespace emend {
namespace {

template <typename T, typename Make>
const T& Once(std::vector<std::optional<T>>& made, size_t count, size_t index, Make make) {
  if (made.empty()) made.resize(count);
  if (!made[index]) made[index] = make();
  return *made[index];
}

}  // namespace

const Passage& FileView::passage(size_t index) const {
  if (index < file_.passages.size()) return file_.passages[index];
  if (!raw_) {
    raw_.emplace();
    raw_->kind = PassageKind::kPlain;
    raw_->text = file_.bytes;
    raw_->map.Copy(0, file_.bytes.size());
    raw_->source = {0, file_.bytes.size()};
  }
  return *raw_;
}

std::string_view FileView::masked(size_t index) const {
  if (masked_.empty()) masked_.resize(raw_passage() + 1);
  std::optional<std::string_view>& text = masked_[index];
  if (!text.has_value()) {
    const Passage& whole = passage(index);
    // Most passages have nothing to mask, and need no copy.
    const bool copied = std::any_of(whole.marks.begin(), whole.marks.end(), IsMasked);
    text = copied ? masked_texts_.emplace_back(MaskInline(whole)) : whole.text;
  }
  return *text;
}

const std::vector<Span>& FileView::sentences(size_t index) const {
  return Once(sentences_, raw_passage() + 1, index, [&] { return SplitSentences(passage(index)); });
}

const std::vector<facts::CodeLine>& FileView::code_lines(size_t index) const {
  return Once(code_lines_, raw_passage() + 1, index, [&] { return facts::ReadCodeLines(passage(index).text); });
}

const facts::Watch::Seen& FileView::seen() const {
  if (!seen_) seen_ = watch_->Look(file_);
  return *seen_;
}

facts::PlaceLists FileView::places() const {
  if (watch_ != nullptr) {
    if (const auto lists = seen().PlacesOf(rule_); !lists.empty()) return facts::PlaceLists(lists);
  }
  everywhere_.resize(file_.passages.size());
  std::iota(everywhere_.begin(), everywhere_.end(), 0u);
  return facts::PlaceLists(everywhere_);
}

const facts::Reading& FileView::ReadingWith(std::span<const size_t> passages) const {
  if (!reading_ && watch_ != nullptr) read_ = seen().passages;
  bool more = !reading_;
  for (const size_t passage : passages) {
    if (read_.empty() || read_[passage]) continue;
    read_[passage] = true;
    more = true;
  }
  if (more) reading_.emplace(file_, read_);
  return *reading_;
}

}  // namespace emend
