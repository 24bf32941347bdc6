// The things that a rule speaks of, and which of them a clause is about.
#ifndef EMEND_FACTS_SUBJECTS_H_
#define EMEND_FACTS_SUBJECTS_H_

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "facts/pattern.h"
#include "facts/reading.h"

namespace emend::facts {

// A name, or words that stand for several subjects.
struct SubjectName {
  Pattern says;
  std::vector<int> members;  // indices of subjects; one for a name
  bool all = false;
};

// Subjects of which one thing is said: "GET, PUT and DELETE", "all methods except POST".
struct Group {
  size_t begin = 0;  // words of the clause
  size_t end = 0;
  std::vector<int> members;
  bool many = false;   // by a word that stands for several
  bool only = false;   // "only GET"
  bool aside = false;  // "unlike GET"
};

class Subjects {
 public:
  Subjects() = default;
  Subjects(std::vector<SubjectName> names, size_t count) : names_(std::move(names)), count_(count) {}

  size_t count() const { return count_; }
  const std::vector<SubjectName>& names() const { return names_; }

 private:
  std::vector<SubjectName> names_;
  size_t count_ = 0;
};

// The subjects of one file's clauses. For one run.
class SubjectFinder {
 public:
  SubjectFinder(const Subjects& subjects, const Reading& reading) : subjects_(subjects), reading_(reading) {}

  // Whom clause `clause` says the words `matched` of. `inside` is set where the subject stands in the clause.
  std::optional<Group> Resolve(int clause, const Matched& matched, bool& inside);

  const std::vector<Group>& GroupsOf(int clause);

 private:
  std::optional<Group> Inherit(int clause);
  std::optional<Group> OneOfTwo(int clause);
  bool SpeaksOfSeveral(int clause);
  bool SiblingsAreNamed(int passage);
  bool IsLabel(int index);
  std::optional<Group> OnlyGroup(const std::vector<int>& clauses, bool first);
  std::vector<Group> Read(const Clause& clause) const;

  const Subjects& subjects_;
  const Reading& reading_;
  std::unordered_map<int, std::vector<Group>> groups_;
};

}  // namespace emend::facts

#endif  // EMEND_FACTS_SUBJECTS_H_
