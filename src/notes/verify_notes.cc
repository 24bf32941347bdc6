#include <fmt/format.h>

#include <algorithm>

#include "notes/yaml.h"

namespace emend {
namespace {

// The first note in which the two files differ, for a message.
std::string_view FirstDifference(const NotesFile& a, const NotesFile& b) {
  if (a.topic != b.topic) return "topic";
  const auto [in_a, in_b] = std::mismatch(a.notes.begin(), a.notes.end(), b.notes.begin(), b.notes.end());
  return in_a != a.notes.end() ? in_a->id : in_b != b.notes.end() ? in_b->id : std::string_view("notes");
}

}  // namespace

Status VerifyRoundTrip(const NotesFile& file, std::string_view bytes) {
  const auto read = ReadNotes(bytes, "");
  if (!read.ok()) {
    const Error& error = read.error();
    return Error{"", 0, 0,
                 fmt::format("the notes would not be readable, at line {}, column {}: {}", error.line, error.column,
                             error.message)};
  }
  if (read.value() == file) return Ok();
  return Error{
      "", 0, 0,
      fmt::format("the notes would not read back as they are, at \"{}\"", FirstDifference(file, read.value()))};
}

}  // namespace emend
