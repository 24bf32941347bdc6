#include "passages/scalar_map.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/byte_set.h"
#include "base/span.h"
#include "base/utf8.h"

namespace emend {
namespace {

bool IsLineEnd(char c) { return c == '\n' || c == '\r'; }

class Mapper {
 public:
  Mapper(std::string_view file, const YamlNode& scalar)
      : file_(file.substr(0, std::max(scalar.span.end, scalar.span.begin))),
        whole_(file),
        text_(scalar.text),
        scalar_(scalar) {}

  TextMap Map() {
    bool fits = false;
    switch (scalar_.style) {
      case YamlStyle::kPlain:
        fits = MapFlow(scalar_.span.begin, scalar_.span.end, '\0');
        break;
      case YamlStyle::kSingleQuoted:
        fits = MapFlow(scalar_.span.begin + 1, scalar_.span.end - 1, '\'');
        break;
      case YamlStyle::kDoubleQuoted:
        fits = MapFlow(scalar_.span.begin + 1, scalar_.span.end - 1, '\\');
        break;
      case YamlStyle::kLiteral:
      case YamlStyle::kFolded:
        fits = MapBlock();
        break;
    }
    if (!fits || done_ < text_.size()) {
      const size_t at = std::min(at_, scalar_.span.end);
      map_.Replace({at, std::max(at, scalar_.span.end)}, text_.size() - done_);
    }
    return std::move(map_);
  }

 private:
  std::string_view left() const { return text_.substr(done_); }

  bool Copy(size_t begin, size_t length) {
    if (whole_.compare(begin, length, left().substr(0, length)) != 0) return false;
    map_.Copy(begin, length);
    done_ += length;
    at_ = begin + length;
    return true;
  }

  bool Replace(Span source, size_t length) {
    if (length > text_.size() - done_) return false;
    map_.Replace(source, length);
    done_ += length;
    at_ = source.end;
    return true;
  }

  // How many line ends stand in a stretch of white space.
  static size_t CountLineEnds(std::string_view space) {
    size_t count = 0;
    for (size_t i = 0; i < space.size(); ++i) {
      if (space[i] == '\n' || (space[i] == '\r' && space.substr(i + 1, 1) != "\n")) ++count;
    }
    return count;
  }

  // The line ends that the text has next, at most `most`.
  size_t LineEndsNext(size_t most) const {
    size_t count = 0;
    while (count < most && done_ + count < text_.size() && text_[done_ + count] == '\n') ++count;
    return count;
  }

  // Plain and quoted scalars, whose lines are folded. `escape`: the sign that is not itself.
  bool MapFlow(size_t begin, size_t end, char escape) {
    at_ = begin;
    const std::string_view part = file_.substr(0, end);
    const ByteSet specials(escape == '\0' ? "\r\n" : escape == '\'' ? "\r\n'" : "\r\n\\");
    while (at_ < end) {
      const size_t special = specials.Find(part, at_, end);
      size_t stop = special;
      const bool fold = special < end && IsLineEnd(part[special]);
      while (fold && stop > at_ && IsBlank(part[stop - 1])) --stop;
      if (!Copy(at_, stop - at_)) return false;
      if (special == end) break;
      if (fold ? !Fold(stop, end) : !Escape(part, escape)) return false;
    }
    return true;
  }

  bool Fold(size_t from, size_t end) {
    size_t ink = from;
    while (ink < end && (IsBlank(file_[ink]) || IsLineEnd(file_[ink]))) ++ink;
    const size_t line_ends = CountLineEnds(file_.substr(from, ink - from));
    const size_t length = line_ends > 1 ? line_ends - 1 : 1;
    const char sign = line_ends > 1 ? '\n' : ' ';
    for (size_t i = 0; i < length; ++i) {
      if (left().substr(i, 1) != std::string_view(&sign, 1)) return false;
    }
    return Replace({from, ink}, length);
  }

  bool Escape(std::string_view part, char escape) {
    if (escape == '\'') return left().starts_with('\'') && Replace({at_, at_ + 2}, 1);
    const char sign = at_ + 1 < part.size() ? part[at_ + 1] : '\0';
    if (IsLineEnd(sign)) {
      size_t ink = at_ + 1;
      while (ink < part.size() && (IsBlank(part[ink]) || IsLineEnd(part[ink]))) ++ink;
      const size_t empty = CountLineEnds(part.substr(at_ + 1, ink - at_ - 1)) - 1;
      const size_t kept = LineEndsNext(empty);
      if (kept > 0) return Replace({at_, ink}, kept);
      at_ = ink;
      return true;
    }
    const size_t length = sign == 'x' ? 4 : sign == 'u' ? 6 : sign == 'U' ? 10 : 2;
    return Replace({at_, std::min(at_ + length, part.size())}, DecodeUtf8(text_, done_).length);
  }

  bool MapBlock() {
    const size_t header = whole_.find('\n', scalar_.span.begin);
    if (header == kNowhere) return false;
    at_ = header + 1;
    return scalar_.style == YamlStyle::kLiteral ? MapLiteral() : MapFolded();
  }

  // The line at `begin` without its end; `next` is where the one behind it begins.
  std::string_view LineAt(size_t begin, size_t& next) const {
    const size_t end = std::min(whole_.find('\n', begin), whole_.size());
    next = std::min(end + 1, whole_.size());
    const bool carriage_return = end > begin && end < whole_.size() && whole_[end - 1] == '\r';
    return whole_.substr(begin, end - begin - (carriage_return ? 1 : 0));
  }

  bool LineEnd(size_t begin, size_t next) {
    if (!left().starts_with('\n')) return false;
    if (next == begin + 1) return Copy(begin, 1);
    return Replace({begin, next}, 1);
  }

  bool MapLiteral() {
    while (done_ < text_.size()) {
      if (at_ >= whole_.size()) return false;
      const size_t begin = at_;
      size_t next = 0;
      const std::string_view line = LineAt(begin, next);
      const size_t length = std::min(text_.find('\n', done_), text_.size()) - done_;
      if (length > 0 && (line.size() != scalar_.indent + length || !Copy(begin + scalar_.indent, length))) return false;
      if (done_ < text_.size() && !LineEnd(begin + line.size(), next)) return false;
      at_ = next;
    }
    return true;
  }

  bool MapFolded() {
    bool first = true;
    size_t break_begin = at_;
    while (done_ < text_.size() && at_ < whole_.size()) {
      const size_t begin = at_;
      size_t next = 0;
      const std::string_view line = LineAt(begin, next);
      const bool blank = line.size() <= scalar_.indent || line.find_first_not_of(" \t") == kNowhere;
      if (blank && !HoldsBlank(line)) {
        at_ = next;
        continue;
      }
      const size_t line_ends = left().starts_with(' ') && !first ? 0 : LineEndsNext(kNowhere);
      const size_t length = first ? LineEndsNext(kNowhere) : line_ends > 0 ? line_ends : 1;
      if (!first && line_ends == 0 && !left().starts_with(' ')) return false;
      if (length > 0 && !Replace({break_begin, begin + scalar_.indent}, length)) return false;
      if (!Copy(begin + scalar_.indent, line.size() - scalar_.indent)) return false;
      break_begin = at_;
      at_ = next;
      first = false;
    }
    if (done_ < text_.size()) return Replace({break_begin, std::max(at_, break_begin)}, LineEndsNext(kNowhere));
    return true;
  }

  // A line of white space that is part of the text.
  bool HoldsBlank(std::string_view line) const {
    if (line.size() <= scalar_.indent) return false;
    const std::string_view rest = line.substr(scalar_.indent);
    const size_t line_ends = LineEndsNext(kNowhere);
    return left().substr(line_ends).starts_with(rest);
  }

  std::string_view file_;
  std::string_view whole_;
  std::string_view text_;
  const YamlNode& scalar_;
  TextMap map_;
  size_t at_ = 0;    // in the file
  size_t done_ = 0;  // of the text
};

}  // namespace

TextMap MapScalar(std::string_view file, const YamlNode& scalar) { return Mapper(file, scalar).Map(); }

}  // namespace emend
