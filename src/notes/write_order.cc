#include "notes/write_order.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

namespace emend {
namespace {

// A file as it shall be, but with the notes that leave it at their old places.
NotesFile WithMovedNotes(const NotesFile& before, const NotesFile& after,
                         const std::map<std::string, std::string>& moved) {
  NotesFile file = after;
  file.notes.clear();
  for (const Note& note : before.notes) {
    const auto same =
        std::find_if(after.notes.begin(), after.notes.end(), [&](const Note& n) { return n.id == note.id; });
    if (same != after.notes.end()) {
      file.notes.push_back(*same);
    } else if (moved.contains(note.id)) {
      file.notes.push_back(note);
    }
  }
  return file;
}

}  // namespace

WriteOrder OrderWrites(const Notebook& before, const Notebook& after, const std::map<std::string, std::string>& moved) {
  std::map<std::string_view, std::string_view> file_of;
  for (const auto& [name, file] : before) {
    for (const Note& note : file.notes) file_of.emplace(note.id, name);
  }
  std::map<std::string_view, std::set<std::string_view>>
      takers;  // of a file's notes: the files to be written before it
  for (const auto& [from, to] : moved) {
    const std::string_view giver = file_of[from];
    const std::string_view taker = file_of[to];
    if (giver != taker) takers[giver].insert(taker);
  }

  WriteOrder order;
  std::vector<std::string_view> waiting;
  for (const auto& [name, file] : after) waiting.push_back(name);
  while (!waiting.empty()) {
    auto next =
        std::find_if(waiting.begin(), waiting.end(), [&](std::string_view name) { return takers[name].empty(); });
    const bool is_ready = next != waiting.end();
    if (!is_ready) {  // a circle: what the file gets stands in it from the first
      next = std::find_if(waiting.begin(), waiting.end(),
                          [&](std::string_view name) { return !order.first.contains(std::string(name)); });
    }
    const std::string name(*next);
    if (is_ready) {
      order.files.push_back(name);
      waiting.erase(next);
    } else {
      order.first.emplace(name, WithMovedNotes(before.at(name), after.at(name), moved));
    }
    for (auto& [giver, others] : takers) others.erase(name);
  }
  return order;
}

}  // namespace emend
