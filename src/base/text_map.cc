#include "base/text_map.h"

#include <algorithm>
#include <cassert>

namespace emend {

void TextMap::Copy(size_t source, size_t length) {
  if (length == 0) return;
  if (!pieces_.empty() && pieces_.back().copied && pieces_.back().source.end == source) {
    pieces_.back().length += length;
    pieces_.back().source.end += length;
  } else {
    pieces_.push_back({size_, length, {source, source + length}, true});
  }
  size_ += length;
}

void TextMap::Replace(Span source, size_t length) {
  if (length == 0) return;
  pieces_.push_back({size_, length, source, false});
  size_ += length;
}

const TextMap::Piece& TextMap::PieceAt(size_t offset) const {
  assert(!pieces_.empty());
  const auto behind = std::upper_bound(pieces_.begin(), pieces_.end(), offset,
                                       [](size_t at, const Piece& piece) { return at < piece.text; });
  return *std::prev(behind == pieces_.begin() ? std::next(behind) : behind);
}

Span TextMap::ToSource(Span span) const {
  if (pieces_.empty()) return {0, 0};
  const Piece& first = PieceAt(span.begin);
  const size_t into = std::min(span.begin - first.text, first.length);
  const size_t begin =
      first.copied ? first.source.begin + into : (into == first.length ? first.source.end : first.source.begin);
  if (span.empty()) return {begin, begin};
  const Piece& last = PieceAt(span.end - 1);
  const size_t end = last.copied ? last.source.begin + (span.end - last.text) : last.source.end;
  return {begin, end};
}

std::optional<Span> TextMap::ToCopied(Span span) const {
  if (pieces_.empty()) return std::nullopt;
  const Piece& piece = PieceAt(span.begin);
  if (!piece.copied || span.end > piece.text + piece.length) return std::nullopt;
  return ToSource(span);
}

TextMap TextMap::Over(const TextMap& outer) const {
  TextMap map;
  for (const Piece& piece : pieces_) {
    if (!piece.copied) {
      map.Replace(outer.ToSource(piece.source), piece.length);
      continue;
    }
    for (size_t at = piece.source.begin; at < piece.source.end;) {
      const Piece& under = outer.PieceAt(at);
      const size_t end = std::min(piece.source.end, under.text + under.length);
      assert(end > at);
      if (under.copied) {
        map.Copy(under.source.begin + (at - under.text), end - at);
      } else {
        map.Replace(under.source, end - at);
      }
      at = end;
    }
  }
  return map;
}

}  // namespace emend
