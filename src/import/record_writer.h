#ifndef EMEND_IMPORT_RECORD_WRITER_H_
#define EMEND_IMPORT_RECORD_WRITER_H_

#include <string>
#include <string_view>
#include <vector>

#include "model/document.h"

namespace emend {

// Writes the lines of a document anew: records (cards, rows, objects) as questions and answers with their labels.
class RecordWriter {
 public:
  explicit RecordWriter(Document& document) : document_(document) { out_.reserve(document.lines.size() * 2); }

  // The line as it is.
  void Keep(const Line& line) { out_.push_back(line); }

  void Question(const Line& line, std::string_view text) { Part(line, text, "Q: "); }

  // The answer as far as it stands on this line; `first` begins it.
  void Answer(const Line& line, std::string_view text, bool first) {
    if (!text.empty()) Part(line, text, first ? "A: " : "");
  }

  // A line that is nothing but mark-up.
  void Furniture(Line line);

  // Puts the lines into the document; the writer is done then.
  void Finish() { document_.lines = std::move(out_); }

 private:
  void Part(const Line& line, std::string_view text, std::string_view mark);

  Document& document_;
  std::vector<Line> out_;
};

// A question or an answer of a structured text, in the order in which they stand; kNone goes on with the value before
// it.
struct CardValue {
  Marker::Kind kind;
  std::string text;
  size_t line;  // index of the line on which it begins
};

// Writes the document anew as these values; all other lines are mark-up.
void WriteCardValues(Document& document, const std::vector<CardValue>& values);

}  // namespace emend

#endif  // EMEND_IMPORT_RECORD_WRITER_H_
