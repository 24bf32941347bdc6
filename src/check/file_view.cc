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

std::string_view FileView::masked(size_t passage) const {
  return Once(masked_, file_.passages.size(), passage, [&] { return MaskInline(file_.passages[passage]); });
}

const std::vector<Span>& FileView::sentences(size_t passage) const {
  return Once(sentences_, file_.passages.size(), passage, [&] { return SplitSentences(file_.passages[passage]); });
}

const std::vector<facts::CodeLine>& FileView::code_lines(size_t passage) const {
  return Once(code_lines_, file_.passages.size(), passage,
              [&] { return facts::ReadCodeLines(file_.passages[passage].text); });
}

const facts::Reading& FileView::reading() const {
  if (!reading_) reading_.emplace(file_);
  return *reading_;
}

}  // namespace emend
