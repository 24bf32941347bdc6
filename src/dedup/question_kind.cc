#include "dedup/question_kind.h"

#include <algorithm>
#include <array>

namespace emend {
namespace {

struct Pair {
  QuestionKind a;
  QuestionKind b;
  double agreement;
};

// Pairs that are not listed agree by kOther. Order does not matter.
using enum QuestionKind;
constexpr double kOther = 0.5;
constexpr Pair kPairs[] = {
    {kDefine, kWorks, 0.93},    {kDefine, kWhy, 0.88},      {kDefine, kPurpose, 0.95},   {kPurpose, kWhy, 0.9},
    {kPurpose, kWorks, 0.88},   {kPurpose, kWhen, 0.8},     {kPurpose, kPros, 0.8},      {kPurpose, kHowTo, 0.65},
    {kDefine, kWhen, 0.62},     {kDefine, kHowTo, 0.62},    {kDefine, kList, 0.6},       {kDefine, kDifference, 0.6},
    {kDefine, kPractice, 0.6},  {kDefine, kDesign, 0.4},    {kDefine, kStory, 0.35},     {kDefine, kHappens, 0.6},
    {kDefine, kPros, 0.55},     {kDefine, kCons, 0.5},      {kWorks, kHowTo, 0.85},      {kWorks, kWhy, 0.62},
    {kWorks, kHappens, 0.85},   {kWorks, kList, 0.6},       {kHowTo, kPractice, 0.88},   {kHowTo, kDesign, 0.8},
    {kHowTo, kList, 0.75},      {kHowTo, kStory, 0.45},     {kWhy, kPros, 0.85},         {kWhy, kWhen, 0.75},
    {kPros, kCons, 0.3},        {kDifference, kWhen, 0.8},  {kList, kPractice, 0.85},    {kWorks, kPractice, 0.7},
    {kWhether, kWhy, 0.75},     {kWhether, kWorks, 0.85},   {kWhether, kHowTo, 0.75},    {kWhether, kDefine, 0.7},
    {kPlace, kHowTo, 0.85},     {kPlace, kPractice, 0.85},  {kPlace, kDifference, 0.75}, {kWhether, kDifference, 0.8},
    {kManner, kDefine, 0.7},    {kManner, kWorks, 0.92},    {kManner, kHowTo, 0.88},     {kManner, kWhy, 0.75},
    {kManner, kPurpose, 0.8},   {kManner, kHappens, 0.85},  {kManner, kWhether, 0.85},   {kManner, kDifference, 0.7},
    {kManner, kPractice, 0.75}, {kManner, kList, 0.65},     {kManner, kDesign, 0.65},    {kManner, kWhen, 0.65},
    {kManner, kPlace, 0.75},    {kPlace, kWorks, 0.7},      {kWhether, kWhen, 0.8},      {kWhen, kPros, 0.6},
    {kHowTo, kWhen, 0.55},      {kDifference, kList, 0.65},
};

constexpr std::array<std::array<double, kQuestionKinds>, kQuestionKinds> MakeTable() {
  std::array<std::array<double, kQuestionKinds>, kQuestionKinds> table{};
  for (size_t i = 0; i < kQuestionKinds; ++i) {
    for (size_t j = 0; j < kQuestionKinds; ++j) table[i][j] = i == j ? 1.0 : kOther;
  }
  for (const Pair& pair : kPairs) {
    table[static_cast<size_t>(pair.a)][static_cast<size_t>(pair.b)] = pair.agreement;
    table[static_cast<size_t>(pair.b)][static_cast<size_t>(pair.a)] = pair.agreement;
  }
  return table;
}

constexpr auto kAgreement = MakeTable();
constexpr double kTopicAgreement = 0.96;  // a bare topic asks for whatever there is to say
constexpr double kTopicAgainstDoing = 0.9;
constexpr double kTopicAgainstOther = 0.8;
constexpr double kTopicAgainstStory = 0.6;  // but hardly for a story
constexpr double kBesides = 0.9;            // what only one of them asks first

double Best(KindSet a, KindSet b) {
  double best = 0;
  for (size_t i = 0; i < kQuestionKinds; ++i) {
    if ((a >> i & 1) == 0) continue;
    for (size_t j = 0; j < kQuestionKinds; ++j) {
      if ((b >> j & 1) != 0) best = std::max(best, kAgreement[i][j]);
    }
  }
  return best;
}

double AgainstTopic(KindSet kinds) {
  constexpr KindSet kOpen =
      KindBit(kDefine) | KindBit(kWorks) | KindBit(kDifference) | KindBit(kList) | KindBit(kWhy) | KindBit(kPurpose);
  if (kinds == 0 || (kinds & kOpen) != 0) return kTopicAgreement;
  if ((kinds & KindBit(kStory)) != 0) return kTopicAgainstStory;
  return (kinds & (KindBit(kHowTo) | KindBit(kPractice))) != 0 ? kTopicAgainstDoing : kTopicAgainstOther;
}

}  // namespace

double KindAgreement(KindSet first_a, KindSet besides_a, KindSet first_b, KindSet besides_b) {
  if (first_a == 0) return AgainstTopic(first_b);
  if (first_b == 0) return AgainstTopic(first_a);
  // A story or a design is asked for as a whole: what it is to tell besides is no question of its own.
  constexpr KindSet kWhole = KindBit(kStory) | KindBit(kDesign);
  if ((first_a & kWhole) != 0) besides_a = 0;
  if ((first_b & kWhole) != 0) besides_b = 0;
  return std::max({Best(first_a, first_b), kBesides * Best(first_a, besides_b), kBesides * Best(besides_a, first_b)});
}

const char* KindName(QuestionKind kind) {
  static constexpr std::array<const char*, kQuestionKinds> kNames = {
      "definition", "how it works", "how-to", "why",  "purpose",       "when",   "difference", "list",      "story",
      "design",     "effect",       "pros",   "cons", "best practice", "amount", "place",      "yes or no", "manner"};
  return kNames[static_cast<size_t>(kind)];
}

}  // namespace emend
