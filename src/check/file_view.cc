#include "check/file_view.h"

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
  return Once(masked_, raw_passage() + 1, index, [&] { return MaskInline(passage(index)); });
}

const std::vector<Span>& FileView::sentences(size_t index) const {
  return Once(sentences_, raw_passage() + 1, index, [&] { return SplitSentences(passage(index)); });
}

const std::vector<facts::CodeLine>& FileView::code_lines(size_t index) const {
  return Once(code_lines_, raw_passage() + 1, index, [&] { return facts::ReadCodeLines(passage(index).text); });
}

const facts::Reading& FileView::reading() const {
  if (!reading_) reading_.emplace(file_);
  return *reading_;
}

}  // namespace emend
