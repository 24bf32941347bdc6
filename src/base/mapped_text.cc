#include "base/mapped_text.h"

#include <algorithm>
#include <cassert>

namespace emend {

size_t MappedText::Behind(size_t offset, size_t count) const {
  return count == 0 ? offset : offset - changes_[count - 1].text.end + changes_[count - 1].source.end;
}

Span MappedText::ToSource(Span span) const {
  // Changes that end at or before the begin are behind it, empty ones included.
  const auto first = std::upper_bound(changes_.begin(), changes_.end(), span.begin,
                                      [](size_t offset, const Change& c) { return offset < c.text.end; });
  const bool inside = first != changes_.end() && first->text.begin <= span.begin;
  const size_t begin = inside ? first->source.begin : Behind(span.begin, static_cast<size_t>(first - changes_.begin()));
  // Changes that begin before the end count for it.
  const auto after = std::lower_bound(changes_.begin(), changes_.end(), span.end,
                                      [](const Change& c, size_t offset) { return c.text.begin < offset; });
  const bool cut = after != changes_.begin() && std::prev(after)->text.end >= span.end;
  const size_t end =
      cut ? std::prev(after)->source.end : Behind(span.end, static_cast<size_t>(after - changes_.begin()));
  return {begin, std::max(begin, end)};
}

MappedText MappedText::Apply(std::span<const Edit> edits) const {
  MappedText out;
  out.text_.reserve(text_.size());
  out.changes_.reserve(changes_.size() + edits.size());
  size_t old = 0;       // changes taken over
  size_t done = 0;      // bytes of text_ taken over
  ptrdiff_t shift = 0;  // new offset - old offset
  const auto moved = [&](size_t offset) { return static_cast<size_t>(static_cast<ptrdiff_t>(offset) + shift); };
  const auto keep_until = [&](size_t offset) {
    for (; old < changes_.size() && changes_[old].text.end <= offset; ++old) {
      const Change& c = changes_[old];
      out.changes_.push_back({{moved(c.text.begin), moved(c.text.end)}, c.source});
    }
  };
  for (const Edit& edit : edits) {
    assert(edit.span.begin >= done && edit.span.begin <= edit.span.end && edit.span.end <= text_.size());
    keep_until(edit.span.begin);
    // An old change that the edit cuts into becomes part of the new one, whole.
    Change change{edit.span, {Behind(edit.span.begin, old), 0}};
    for (; old < changes_.size() && changes_[old].text.begin < edit.span.end; ++old) {
      change.text.begin = std::min(change.text.begin, changes_[old].text.begin);
      change.text.end = std::max(change.text.end, changes_[old].text.end);
      change.source.begin = std::min(change.source.begin, changes_[old].source.begin);
    }
    if (old > 0) change.text.end = std::max(change.text.end, changes_[old - 1].text.end);
    change.source.end = Behind(change.text.end, old);
    change.text.begin = moved(change.text.begin);
    shift += static_cast<ptrdiff_t>(edit.replacement.size()) - static_cast<ptrdiff_t>(edit.span.size());
    change.text.end = moved(change.text.end);
    if (!out.changes_.empty() && out.changes_.back().text.end > change.text.begin) {
      // A second edit in what is left of the same old change.
      out.changes_.back().text.end = change.text.end;
      out.changes_.back().source.end = std::max(out.changes_.back().source.end, change.source.end);
    } else {
      out.changes_.push_back(change);
    }
    out.text_.append(text_, done, edit.span.begin - done).append(edit.replacement);
    done = edit.span.end;
  }
  keep_until(text_.size());
  out.text_.append(text_, done);
  return out;
}

std::string ApplyEdits(std::string_view text, std::span<const Edit> edits) {
  size_t size = text.size();
  for (const Edit& edit : edits) size += edit.replacement.size() - edit.span.size();
  std::string out;
  out.reserve(size);
  size_t done = 0;
  for (const Edit& edit : edits) {
    assert(edit.span.begin >= done && edit.span.begin <= edit.span.end && edit.span.end <= text.size());
    out.append(text.substr(done, edit.span.begin - done)).append(edit.replacement);
    done = edit.span.end;
  }
  return out.append(text.substr(done));
}

}  // namespace emend
