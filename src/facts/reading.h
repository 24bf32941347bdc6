// A file as its statements: what is said of what, in prose, lists, tables, questions and answers.
//
//   passages -> sentences -> clauses, each with the places where its subject may be named
#ifndef EMEND_FACTS_READING_H_
#define EMEND_FACTS_READING_H_

#include <cstdint>
#include <span>
#include <vector>

#include "facts/clause.h"
#include "facts/surroundings.h"
#include "facts/word_bits.h"
#include "passages/checked_file.h"

namespace emend::facts {

struct Sentence {
  std::vector<Token> tokens;
  std::vector<Token> code;  // of the line that it comments on
  std::vector<int> clauses;
  int passage = 0;
  int previous = -1;  // the sentence before it in the same passage
  bool question = false;
  bool asserted = true;
  bool condition = false;  // one of its clauses has an "if"
};

// The sentences of a passage; a hard line break ends one too.
std::vector<Span> SplitLines(const Passage& passage);

class Reading {
 public:
  // Reads the passages that are `wanted`, all if it is empty; of the others it knows no sentences.
  explicit Reading(const CheckedFile& file, std::vector<bool> wanted = {});
  Reading(const Reading&) = delete;  // its words point into it
  Reading& operator=(const Reading&) = delete;

  const CheckedFile& file() const { return *file_; }
  const std::vector<Clause>& clauses() const { return clauses_; }
  const std::vector<Sentence>& sentences() const { return sentences_; }

  bool IsRead(size_t passage) const { return read_[passage]; }

  // The sentences of a passage, [first, last).
  Span SentencesOf(int passage) const { return ranges_[static_cast<size_t>(passage)]; }

  int QuestionOf(int passage) const { return surroundings_.QuestionOf(passage); }
  std::vector<int> ContextOf(int passage) const { return surroundings_.ContextOf(passage); }

  // False in what is shown as wrong, bad or outdated: under such a heading or label.
  bool Asserted(int passage) const { return asserted_[static_cast<size_t>(passage)]; }

  // The clauses of a passage, in order.
  std::span<const int> ClausesOf(int passage) const;
  const WordBits& WordsOf(int clause) const { return words_[static_cast<size_t>(clause)]; }

 private:
  void ReadPassage(int passage);
  void ReadComments(int passage);
  void ReadSentence(int passage, Span span, bool& asserted);
  void AddTableClauses();
  void AddListClauses();
  void AddAnswers();
  void AddFragments();
  void AddEllipses();
  void AddWholeSentences();
  int AddClause(Clause clause);
  void Unsay(Sentence& sentence);
  void UnsayBefore(const Sentence& sentence);
  void MarkHeldApart();
  void SortClauses();
  // Whether all passages from `from` to the one before `to` were read.
  bool AllRead(int from, int to) const;

  const CheckedFile* file_;
  Surroundings surroundings_;
  std::vector<bool> read_;
  WordStore word_store_;
  std::vector<Sentence> sentences_;
  std::vector<Clause> clauses_;
  std::vector<Span> ranges_;
  std::vector<bool> asserted_;
  std::vector<int> by_passage_;        // clauses
  std::vector<size_t> clause_begins_;  // of each passage in `by_passage_`, and the end
  std::vector<WordBits> words_;        // of each clause
};

}  // namespace emend::facts

#endif  // EMEND_FACTS_READING_H_
