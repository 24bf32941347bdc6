// A code block as its neighbour sees it: what it leaves open, how it begins, which names it makes and uses. One pass
// over its lines, whatever the language.
#ifndef EMEND_CODE_BLOCK_SHAPE_H_
#define EMEND_CODE_BLOCK_SHAPE_H_

#include <set>
#include <span>
#include <string_view>

namespace emend {

struct BlockShape {
  bool empty = true;
  int open = 0;             // brackets and elements that it does not close
  int closes = 0;           // that it closes without having opened them
  bool open_text = false;   // a string or comment over several lines is open at the end
  bool needs_more = false;  // ends with a header, a decorator, an operator
  bool imports_only = false;
  bool has_class = false;
  bool has_self = false;  // speaks of self or this
  bool begins_indented = false;
  bool begins_inside = false;  // with return, else, a closing bracket, `.name(`, FROM
  bool begins_with_self = false;
  bool begins_with_method = false;
  bool begins_with_comment = false;
  bool begins_with_import = false;
  bool ends_statement = false;  // with a semicolon or a brace that closes all
  std::set<std::string_view> defined;
  std::set<std::string_view> imported;
  std::set<std::string_view> used;
};

// The views of the shape point into the lines. The first 400 lines are read.
BlockShape ShapeOf(std::span<const std::string_view> lines);

}  // namespace emend

#endif  // EMEND_CODE_BLOCK_SHAPE_H_
