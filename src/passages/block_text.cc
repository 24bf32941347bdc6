#include "passages/block_text.h"

#include <algorithm>
#include <cassert>

namespace emend {

void BlockText::Clear() {
  text_.clear();
  pieces_.clear();
  last_ = 0;
}

void BlockText::AddLine(Span bytes) {
  if (!pieces_.empty()) {
    const size_t end = Place(text_.size());
    pieces_.push_back({text_.size(), {end, std::max(end, bytes.begin)}, false});
    text_ += '\n';
  }
  pieces_.push_back({text_.size(), bytes, true});
  text_.append(source_.substr(bytes.begin, bytes.size()));
}

void BlockText::Add(Span bytes) {
  if (bytes.empty()) return;
  pieces_.push_back({text_.size(), bytes, true});
  text_.append(source_.substr(bytes.begin, bytes.size()));
}

void BlockText::AddReplaced(Span stands_for, char sign) {
  pieces_.push_back({text_.size(), stands_for, false});
  text_ += sign;
}

const BlockText::Piece& BlockText::PieceAt(size_t offset) const {
  assert(!pieces_.empty());
  if (last_ >= pieces_.size() || pieces_[last_].text > offset) last_ = 0;
  if (pieces_[last_].text + 4096 < offset) {
    const auto behind = std::upper_bound(pieces_.begin(), pieces_.end(), offset,
                                         [](size_t at, const Piece& piece) { return at < piece.text; });
    last_ = static_cast<size_t>(behind - pieces_.begin()) - 1;
  }
  while (last_ + 1 < pieces_.size() && pieces_[last_ + 1].text <= offset) ++last_;
  return pieces_[last_];
}

size_t BlockText::Place(size_t offset) const {
  if (pieces_.empty()) return 0;
  const Piece& piece = PieceAt(offset);
  if (piece.copied) return piece.source.begin + (offset - piece.text);
  return offset > piece.text ? piece.source.end : piece.source.begin;
}

void BlockText::CopyTo(TextMap& map, size_t begin, size_t end) const {
  while (begin < end) {
    const Piece& piece = PieceAt(begin);
    const size_t piece_end = last_ + 1 < pieces_.size() ? pieces_[last_ + 1].text : text_.size();
    const size_t stop = std::min(end, piece_end);
    assert(stop > begin);
    if (piece.copied) {
      map.Copy(piece.source.begin + (begin - piece.text), stop - begin);
    } else {
      map.Replace(piece.source, stop - begin);
    }
    begin = stop;
  }
}

}  // namespace emend
