// Workload W2 by hand: what `w2.yaml` makes every user do and use, in one flat C++ program.
//
// It shares nothing with the product but the specification: streams, tables and metering rules are
// written anew, so that equal counters prove both right, and its time is what a language without
// our layers would take. Frozen: it changes only where the product's meaning does.
//
//   c++ -O3 -march=native -std=c++20 kernel.cpp -o kernel && ./kernel USERS
//
// Prints the counters of the users' own operations in base units, as JSON.

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <vector>

using u32 = std::uint32_t;
using u64 = std::uint64_t;
using i64 = std::int64_t;
using i128 = __int128;
using u128 = unsigned __int128;

// ---- The scenario -----------------------------------------------------------------------------

constexpr u64 seed = 1;
constexpr i64 hoursOfMonth = 744, monthEnd = hoursOfMonth * 3'600'000;
constexpr int firstWeekday = 3;  // 1 October 2026 is a Thursday
constexpr int utcOffsetMinutes = 480, viewer = 6;
constexpr int hourTenths[24] = {6,   3,   2,   2,  3,  7,  16, 30, 55, 125, 125, 55,
                                45, 125, 125, 55, 43, 38, 28, 23, 22, 25,  29,  13};
enum Action { view, read_, create, update, delete_, remind, forget, profile, attach };
constexpr int actionPercent[9] = {36, 24, 19, 10, 5, 3, 2, 1, 0};
constexpr int leadMinutes[4] = {10, 30, 60, 1'440}, leadPercent[4] = {55, 20, 15, 10};
constexpr u64 sessionsPerMonth = 225 * (1 << 16) / 10, thinkMilliseconds = 20'000;
constexpr u64 horizonMinutes = 7 * 1'440, titleBytes = 30;
constexpr i64 accessLifetime = 3'600'000, refreshLifetime = 30ll * 86'400'000;
constexpr i64 history = 12ll * 365 / 12 * 86'400'000, deployInterval = monthEnd / 20;
constexpr i64 week = 7 * 1'440, reachMinutes = 42 * 1'440, changeMinutes = 14 * 1'440;
constexpr i64 monthOfAge = history / 12;
constexpr i64 longSilence = 67 * 1'440;
constexpr i64 timeToLive = 7ll * 86'400'000;

// ---- Numbers ----------------------------------------------------------------------------------

constexpr i64 one = i64(1) << 32;
i64 times(i64 a, i64 b) { return i64((i128(a) * b) >> 32); }

/// 2^(2^-k) in Q62 for k from 1 to 32, rounded from 60 digits.
constexpr u64 roots[32] = {
    6'521'908'912'666'391'106, 5'484'249'825'272'419'512, 5'029'079'263'719'320'435,
    4'815'862'801'830'788'490, 4'712'668'792'719'003'884, 4'661'903'986'662'671'290,
    4'636'727'017'470'743'990, 4'624'189'567'668'517'720, 4'617'933'561'212'708'776,
    4'614'808'732'577'250'068, 4'613'247'111'281'068'008, 4'612'466'498'810'092'975,
    4'612'076'242'109'103'707, 4'611'881'126'141'011'236, 4'611'783'571'252'412'754,
    4'611'734'794'581'956'353, 4'611'710'406'440'186'476, 4'611'698'212'417'665'819,
    4'611'692'115'418'496'524, 4'611'689'066'921'934'630, 4'611'687'542'674'409'371,
    4'611'686'780'550'835'664, 4'611'686'399'489'096'040, 4'611'686'208'958'238'036,
    4'611'686'113'692'811'986, 4'611'686'066'060'099'699, 4'611'686'042'243'743'740,
    4'611'686'030'335'565'807, 4'611'686'024'381'476'851, 4'611'686'021'404'432'377,
    4'611'686'019'915'910'140, 4'611'686'019'171'649'022,
};

i64 exp2Q32(i64 x) {
  u64 mantissa = u64(1) << 62;
  for (int bit = 0; bit < 32; bit++)
    if (x & (i64(1) << (31 - bit))) mantissa = u64((u128(mantissa) * roots[bit]) >> 62);
  return i64(mantissa >> (30 - (x >> 32)));
}

i64 logQ32(u64 number) {
  int whole = 63 - __builtin_clzll(number);
  u128 mantissa = u128(number) << (62 - whole);
  i64 log2 = i64(whole) << 32;
  for (int bit = 31; bit >= 0; bit--) {
    mantissa = (mantissa * mantissa) >> 62;
    if (mantissa >> 63) {
      mantissa >>= 1;
      log2 |= i64(1) << bit;
    }
  }
  return times(log2, 2'977'044'472);  // ln 2 in Q32
}

/// The standard normal quantile at (i + 1/2) / 4096 in Q16, by Newton's method on erfc.
i64 normalQ16(int index) {
  long double share = (index + 0.5L) / 4'096, x = 0;
  for (int round = 0; round < 30; round++) {
    long double error = erfcl(-x / sqrtl(2)) / 2 - share;
    x -= error / (expl(-x * x / 2) / sqrtl(2 * acosl(-1)));
  }
  return llroundl(x * 65'536);
}

/// 4,096 equally likely multiples in Q32 of a lognormal with median 1.
std::vector<i64> lognormal(i64 sigmaQ32) {
  std::vector<i64> multiples;
  for (int index = 0; index < 4'096; index++) {
    i64 half = index < 2'048 ? -normalQ16(4'095 - index) : normalQ16(index);
    multiples.push_back(exp2Q32(times(times(sigmaQ32, half << 16), 6'196'328'019)));
  }
  return multiples;
}

std::vector<u32> inUnits(const std::vector<i64>& multiples, i64 unit) {
  std::vector<u32> values;
  for (i64 each : multiples) values.push_back(u32((i128(each) * unit + (i64(1) << 31)) >> 32));
  return values;
}

/// Activity: lognormal, scaled so that its mean is 4,096 although no one passes 20 times it.
std::vector<u32> activityTable() {
  std::vector<i64> raw = lognormal(one);
  auto capped = [&](i64 level) {
    std::vector<i64> result;
    for (i64 each : raw) result.push_back(std::min(i64((i128(each) << 32) / level), 20 * one));
    return result;
  };
  auto mean = [](const std::vector<i64>& values) {
    i64 sum = 0;
    for (i64 each : values) sum += each;
    return sum / i64(values.size());
  };
  i64 level = mean(raw);
  for (int round = 0; round < 8; round++) level = times(level, mean(capped(level)));
  return inUnits(capped(level), 4'096);
}

// ---- Streams ----------------------------------------------------------------------------------

constexpr u64 step = 0x9E37'79B9'7F4A'7C15;
u64 mix(u64 word) {
  word = (word ^ (word >> 30)) * 0xBF58'476D'1CE4'E5B9;
  word = (word ^ (word >> 27)) * 0x94D0'49BB'1331'11EB;
  return word ^ (word >> 31);
}

enum Concern : u64 { person = 1, opening, behaviour, content, service };

struct Stream {
  u64 state;
  Stream(u64 state) : state(state) {}
  Stream(u64 user, Concern concern, u64 session = 0)
      : state(mix(mix(mix(seed + step) ^ mix(user * step + concern)) + session * step)) {}
  u64 next() { return mix(state += step); }
  bool chance(u64 threshold) { return next() >> 32 < threshold; }
};

/// One of so many, at a 64-bit fraction of 1.
int below(u64 fraction, int count) { return int((fraction >> 32) * u64(count) >> 32); }

/// The outcome at a share of 1 in 2^-32.
int pick(u64 share, const u64* bounds, int count) {
  int index = 0;
  while (index < count - 1 && share >= bounds[index]) index++;
  return index;
}

constexpr u64 percent(u64 number) { return u64((u128(number) << 32) / 100); }

/// Whether an event's one reminder is an e-mail, at a share of 1 in 2^-32.
bool byEmail(u64 share) { return share >= (u64(1) << 32) - percent(30); }

/// Upper ends of each weight's share in 2^-32, the weights given in percent.
template <int count>
struct Shares {
  u64 bounds[count];
  constexpr Shares(const int (&weights)[count]) : bounds() {
    u128 sum = 0, running = 0;
    for (int each : weights) sum += percent(u64(each));
    for (int index = 0; index < count; index++) {
      running += percent(u64(weights[index]));
      bounds[index] = u64((running << 32) / sum);
    }
  }
};
constexpr Shares<9> actions(actionPercent);
constexpr Shares<4> leads(leadPercent);

u64 activeness(int hour) {
  int local = hour * 60 + utcOffsetMinutes;
  int day = (local >= 0 ? local : local - 1'439) / 1'440;
  bool isWeekend = (firstWeekday + day + 7'000) % 7 >= 5;
  u64 share = u64(hourTenths[(local - day * 1'440) / 60]) * (1 << 20) / 10;
  return share * (isWeekend ? u64(3 * (1 << 20) / 10) : 1 << 20);
}

/// A month's operational time, which runs evenly to 2^40, at the bounds of its hours, in 2^10.
struct Clock {
  int first;
  std::vector<u64> bounds = {0};

  Clock(int first, int hours) : first(first) {
    u128 sum = 0, running = 0;
    for (int hour = 0; hour < hours; hour++) sum += activeness(first + hour);
    for (int hour = 0; hour < hours; hour++) {
      running += activeness(first + hour);
      bounds.push_back(u64(running * (u64(1) << 30) / sum) << 10);
    }
  }

  i64 moment(u64 operational) const {
    i64 hour = std::upper_bound(bounds.begin(), bounds.end(), operational) - bounds.begin() - 1;
    u64 into = operational - bounds[hour], length = bounds[hour + 1] - bounds[hour];
    return (first + hour) * 3'600'000 + i64(into * 3'600'000 / length);
  }
};

using real = long double;

/// Where an increasing function that begins below its goal reaches it.
template <class IsBelow>
real root(real high, IsBelow isBelow) {
  real low = 0;
  for (int round = 0; round < 90; round++)
    (isBelow((low + high) / 2) ? low : high) = (low + high) / 2;
  return low;
}
real left(real rate, real days) { return expl(-std::min(20.0L, rate * days)); }
real exposure(real rate, real days) {
  return rate * days > exp2l(-10) ? (1 - left(rate, days)) / rate : days;
}
i64 inUnits(real number, real unit) { return llroundl(number * unit); }

/// What balances for users of one activity: placed events against those that pass and those
/// deleted, reminders set against those forgotten. In days, and per action a day.
struct Level {
  u64 perSession = 0, kept = 0, fading = 0, forgetting = 0, isNew = 0;
  u64 setting[4] = {}, isMoved[4] = {};
  i64 maturing = 0, settled = 0, settledReminders = 0, visitMinutes = 0;

  Level() {}

  static constexpr real horizon = horizonMinutes / 1'440.0L, span = 14;
  static constexpr real created = actionPercent[create] / 100.0L;
  static constexpr real moved = actionPercent[update] / 200.0L;
  static constexpr real deleted = actionPercent[delete_] / 100.0L;
  real perDay = 0, visit = 0, rate = 0, placed = 0, ahead = 0, count = 0, exposed = 0;

  /// How likely an action finds something that earlier ones have added and not taken away.
  real finds(real added, real taken, real days) const {
    real each = 5 * added, visits = perDay * days, takings = visits * 5 * taken, term = 1, sum = 1;
    for (int n = 0; term > exp2l(-28) && sum < exp2l(20) && n < 10'000; n++)
      sum += term *= each / (1 + each) * (visits + n) / (takings + n + 1);
    return 1 - 1 / (sum * (1 + each));
  }

  void balanceEvents(real found) {
    placed = created + moved * found;
    auto upcoming = [&](real rate) { return placed * left(rate, visit) / (1 + rate * horizon); };
    auto within = [&](real rate) { return upcoming(rate) * (horizon + exposure(rate, span)); };
    auto all = [&](real rate) { return within(rate) + placed * exposure(rate, visit); };
    rate = root(20 / span, [&](real rate) { return rate * all(rate) < (deleted + moved) * found; });
    ahead = upcoming(rate), count = within(rate), exposed = all(rate);
  }

  real balanceReminders(real forgotten, real sets, real (&moving)[4], real& added) {
    real number = 0;
    real movedShare = 1 - created / placed, days = horizon + exposure(rate, span);
    added = sets;
    for (int lead = 0; lead < 4; lead++) {
      real weight = leadPercent[lead] / 100.0L, kept = 7 - leadMinutes[lead] / 1'440.0L;
      real set = sets / exposed * weight, both = forgotten + set;
      real limit = both > 0 ? set / both : 0;
      real isSet = (1 - movedShare) * weight * 0.3L;
      real first = left(both, visit) * (1 + rate * horizon) / (1 + (rate + both) * horizon);
      real unsettled = exposure(rate + both, kept), later = horizon + unsettled;
      real settled = limit * ((1 - first) * later + exposure(rate, kept) - unsettled);
      moving[lead] = (settled + first * isSet * later) / (days - first * movedShare * later);
      number += ahead * days * moving[lead];
      added += isSet * placed;
    }
    return number;
  }

  explicit Level(real activity) {
    perDay = 22.5L / 30 * activity, visit = 1 / perDay;
    real found = 1;
    balanceEvents(found);
    for (int round = 0; round < 16; round++) {
      real moving = rate * moved / (deleted + moved);
      real stays = moving > exp2l(-20) ? ((1 + moving * horizon) / left(moving, span) - 1) / moving
                                       : horizon + span;
      found = (found + finds(created, deleted, stays)) / 2;
      balanceEvents(found);
    }
    real net = created - deleted * found, sets = actionPercent[remind] / 100.0L * found;
    real forgets = actionPercent[forget] / 100.0L, moving[4], added;
    real most = balanceReminders(0, sets, moving, added);
    forgets *= finds(created * 0.3L + sets, forgets, most / added);
    real forgotten = root(1, [&](real forgotten) {
      real number = balanceReminders(forgotten, sets, moving, added);
      return added * (1 - left(forgotten, visit)) + number * forgotten < forgets;
    });
    real number = balanceReminders(forgotten, sets, moving, added);
    perSession = u64(inUnits(5 * placed, 65'536));
    isNew = u64(inUnits(created / placed, 65'536)) << 16;
    kept = u64(inUnits(22.5L * 5 * net, 65'536));
    fading = u64(inUnits(rate, 1 << 20)), forgetting = u64(inUnits(forgotten, 1 << 20));
    maturing = inUnits(count / net - span, 1'440), settled = inUnits(count / net, 1'440);
    settledReminders = inUnits(number / (added - forgets), 1'440);
    visitMinutes = inUnits(visit, 1'440);
    for (int lead = 0; lead < 4; lead++) {
      setting[lead] = u64(inUnits(sets / exposed * leadPercent[lead] / 100.0L, 1 << 20));
      isMoved[lead] = u64(inUnits(moving[lead], 65'536)) << 16;
    }
  }
};

struct Tables {
  std::vector<u32> activity = activityTable();
  std::vector<u32> notes = inUnits(lognormal(one), 300);
  std::vector<u32> waits = inUnits(lognormal(i64((i128(82) << 32) / 100)), 4'600);
  std::vector<u32> exponential;
  Clock clock{0, hoursOfMonth};
  /// September and August, before the month.
  Clock before[2] = {{-30 * 24, 30 * 24}, {-61 * 24, 31 * 24}};
  u64 notesMean = 0;
  /// By the binary digits of the activity.
  std::vector<Level> levels = std::vector<Level>(20);

  Tables() {
    i64 all = logQ32(4'096);
    for (u64 index = 0; index <= 4'096; index++)
      exponential.push_back(
          u32((index < 4'096 ? all - logQ32(4'096 - index) : all + 2 * one) >> 16));
    for (u32 each : notes) notesMean += each;
    notesMean /= notes.size();
    for (u64 digits = 1; digits < levels.size(); digits++)
      levels[digits] = Level(3 * exp2l(int(digits) - 14));
  }
};
const Tables tables;

/// How many bits of a fraction count for a quantile, from the upper end.
constexpr int quantileBits = 28;

/// The exponential quantile with mean 1 at a 64-bit fraction of 1, in Q16.
u64 exponentialAt(u64 fraction) {
  u64 low = tables.exponential[fraction >> 52], high = tables.exponential[(fraction >> 52) + 1];
  return low + ((high - low) * ((fraction >> 36) & 0xFFFF) >> 16);
}
u64 exponential(Stream& stream) { return exponentialAt(stream.next()); }

// ---- What is counted --------------------------------------------------------------------------

#define COUNTERS(X)                                                                              \
  X(activeUsers, "cognito.mau.essentials")                                                       \
  X(httpRequests, "apigateway.http-requests")                                                    \
  X(lambdaRequests, "lambda.requests")                                                           \
  X(computeMegabyteMilliseconds, "lambda.gb-seconds.arm64")                                      \
  X(writeUnits, "dynamodb.write-request-units")                                                  \
  X(halfReads, "dynamodb.read-request-units")                                                    \
  X(schedulesFired, "eventbridge.scheduler-invocations")                                         \
  X(recipients, "ses.recipients.a-la-carte")                                                     \
  X(bytesServed, "amplify.served-gb")                                                            \
  X(logBytes, "cloudwatch.logs-ingested-gb.vended")                                              \
  X(bytesOut, "transfer.internet-out-gb")                                                        \
  X(signUps, "cognito.calls.sign-up")                                                            \
  X(confirmations, "cognito.calls.confirm-sign-up")                                              \
  X(authentications, "cognito.calls.initiate-auth")                                              \
  X(challenges, "cognito.calls.respond-to-auth-challenge")                                       \
  X(gets, "dynamodb.calls.get-item")                                                             \
  X(queries, "dynamodb.calls.query")                                                             \
  X(puts, "dynamodb.calls.put-item")                                                             \
  X(updates, "dynamodb.calls.update-item")                                                       \
  X(deletes, "dynamodb.calls.delete-item")                                                       \
  X(transactions, "dynamodb.calls.transact-write-items")                                         \
  X(schedulesCreated, "eventbridge.calls.create-schedule")                                       \
  X(schedulesUpdated, "eventbridge.calls.update-schedule")                                       \
  X(schedulesDeleted, "eventbridge.calls.delete-schedule")                                       \
  X(mailsSent, "ses.calls.send-email")                                                           \
  X(pageLoads, "amplify.calls.page-load")                                                        \
  X(logEvents, "cloudwatch.calls.log-events")

enum Series : int { apiCalls, identityCalls, mails, creations, calls, busy = 10, pages = 16 };
constexpr int seriesCount = 24;
enum Function : int { readCalendar, writeCalendar, reminderCalls, account, sender };

struct Usage {
#define X(name, id) u64 name = 0;
  COUNTERS(X)
#undef X
  u128 storageByteMilliseconds = 0;
  std::vector<u64> series = std::vector<u64>(hoursOfMonth * 60 * seriesCount);
  int waits = 0;

  void demand(int which, i64 moment, u64 amount = 1) {
    i64 minute = moment / 60'000;
    if (minute >= 0 && minute < hoursOfMonth * 60) series[minute * seriesCount + which] += amount;
  }
};
Usage usage;

// ---- Metering ---------------------------------------------------------------------------------

u64 blocks(u64 bytes, u64 block) { return (bytes + block - 1) / block; }
void readItem(u64 bytes, u64 halves) {
  usage.halfReads += std::max<u64>(1, blocks(bytes, 4'096)) * halves;
}
u64 writeUnits(u64 before, u64 after) {
  return std::max<u64>(1, blocks(std::max(before, after), 1'024));
}

void finish(Function function, Stream& service, i64 moment) {
  u64 microseconds = 2'000;
  u64 word = 0;
  for (int call = 0; call < usage.waits; call++, word <<= 12) {
    if (call % 5 == 0) word = service.next();
    microseconds += tables.waits[word >> 52];
  }
  usage.lambdaRequests++;
  usage.computeMegabyteMilliseconds += (microseconds + 999) / 1'000 * 256;
  usage.logBytes += 264 + 3 * 26 + 370;
  usage.logEvents += 4;
  usage.demand(int(calls) + int(function), moment);
  usage.demand(int(busy) + int(function), moment, microseconds);
}

void answer(u64 request, u64 response, i64 moment) {
  usage.httpRequests += std::max<u64>(1, blocks(std::max(request, response), 512 * 1'024));
  usage.bytesOut += response + 320;
  usage.demand(apiCalls, moment);
}

// ---- One user ---------------------------------------------------------------------------------

constexpr u64 eventBare = 190, reminderSize = 220, profileSize = 271;
constexpr u64 eventJSON = 8, reminderJSON = 104, profileJSON = 331, overhead = 100;

struct Event { u64 key, size; };
struct Reminder { u64 key, event; bool isSent; };
struct Schedule { i64 due; u64 reminder; };

u64 eventKey(i64 startMinute, u64 id) { return u64(startMinute + (1 << 30)) << 32 | id; }
i64 startMinute(u64 key) { return i64(key >> 32) - (1 << 30); }
i64 due(u64 event, u64 lead) { return (startMinute(event) - i64(lead)) * 60'000; }

template <class Item>
auto lower(std::vector<Item>& items, u64 key) {
  return std::lower_bound(
      items.begin(), items.end(), key, [](const Item& item, u64 key) { return item.key < key; });
}

struct User {
  std::vector<Event> events;
  std::vector<Reminder> reminders;
  std::vector<Schedule> schedules;  // the earliest last
  i64 accessEnds, refreshEnds, lastPageLoad, kept, since, oldestDue;
  u32 nextID;
  bool isCounted;
  Stream service{0};

  void reset(u64 number) {
    events.clear(), reminders.clear(), schedules.clear();
    accessEnds = refreshEnds = INT64_MIN;
    lastPageLoad = INT64_MIN / 2;
    kept = since = 0;
    oldestDue = INT64_MAX;
    nextID = 1;
    isCounted = false;
    service = Stream(Stream(number, Concern::service).next());
  }

  void keep(i64 change, i64 moment) {
    usage.storageByteMilliseconds += u128(u64(kept)) * u64(moment - since);
    since = moment;
    kept += change;
  }

  /// Stores an event of a new key; the size of one that it overwrites, or 0.
  u64 store(Event event, i64 moment) {
    auto place = lower(events, event.key);
    if (place != events.end() && place->key == event.key) {
      u64 old = place->size;
      *place = event;
      keep(i64(event.size) - i64(old), moment);
      return old;
    }
    events.insert(place, event);
    keep(i64(event.size + overhead), moment);
    return 0;
  }

  void schedule(Schedule added) {
    auto place = schedules.end();
    while (place != schedules.begin() && (place - 1)->due <= added.due) place--;
    schedules.insert(place, added);
  }

  void noteDue(i64 when) { oldestDue = std::min(oldestDue, when); }

  /// Ends a reminder's storage at a moment that may be over.
  void expire(std::vector<Reminder>::iterator place, i64 ended) {
    usage.storageByteMilliseconds -= u128(reminderSize + overhead) * u64(since - ended);
    kept -= i64(reminderSize + overhead);
    reminders.erase(place);
  }

  /// Forgets what was due a time to live ago; all that is due has been fired.
  void expireAll(i64 moment) {
    if (oldestDue > moment - timeToLive) return;
    oldestDue = INT64_MAX;
    keep(0, moment);
    for (auto each = reminders.end(); each-- > reminders.begin();) {
      i64 when = due(each->event, each->key & 0xFFFF'FFFF);
      if (when > moment) continue;
      if (when + timeToLive <= moment) expire(each, when + timeToLive);
      else noteDue(when);
    }
  }

  /// A reminder that was due before it was set stays for its time to live, if any of it is left.
  void keepDue(std::vector<Reminder>::iterator place, i64 moment) {
    i64 when = due(place->event, place->key & 0xFFFF'FFFF);
    if (when + timeToLive > moment) noteDue(when);
    else expire(place, moment);
  }

  void unschedule(u64 reminder) {
    std::erase_if(schedules, [&](const Schedule& each) { return each.reminder == reminder; });
  }

  // ---- The app ----

  void touch(i64 moment) {
    usage.demand(identityCalls, moment);
    if (!isCounted) usage.activeUsers++;
    isCounted = true;
  }

  void signIn(i64 moment) {
    usage.authentications++, usage.challenges++;
    touch(moment);
    accessEnds = moment + accessLifetime, refreshEnds = moment + refreshLifetime;
  }

  void authenticate(i64 moment, Stream& random) {
    if (moment < accessEnds) return;
    if (moment < refreshEnds) {
      usage.authentications++;
      touch(moment);
      accessEnds = moment + accessLifetime;
      return;
    }
    random.next();  // whether the password is wrong: never
    signIn(moment);
  }

  void setReminder(const Event& event, u64 lead, i64 moment) {
    u64 key = (event.key & 0xFFFF'FFFF) << 32 | lead;
    Reminder reminder{key, event.key, false};
    auto place = lower(reminders, key);
    bool isNew = place == reminders.end() || place->key != key;
    if (isNew) {
      reminders.insert(place, reminder);
      keep(reminderSize + overhead, moment);
    } else {
      *place = reminder;
    }
    usage.puts++, usage.waits++;
    usage.writeUnits += writeUnits(0, reminderSize);
    if (due(event.key, lead) <= moment) return keepDue(lower(reminders, key), moment);
    usage.waits++;
    if (isNew) {
      usage.schedulesCreated++;
      usage.demand(creations, moment);
    } else {
      usage.schedulesUpdated++;
      unschedule(key);
    }
    schedule({due(event.key, lead), key});
  }

  /// Queries the reminders of an event, and returns where they begin.
  auto remindersOf(u64 event) {
    auto first = lower(reminders, event << 32), end = lower(reminders, (event + 1) << 32);
    usage.queries++, usage.waits++;
    readItem(u64(end - first) * reminderSize, 1);
    return std::pair(first, end);
  }

  void fire(i64 before) {
    while (!schedules.empty() && schedules.back().due < before) {
      Schedule next = schedules.back();
      schedules.pop_back();
      usage.waits = 1;
      usage.schedulesFired++;
      usage.gets++;
      auto place = lower(reminders, next.reminder);
      bool isThere = place != reminders.end() && place->key == next.reminder;
      readItem(isThere ? reminderSize : 0, 2);
      if (isThere && !place->isSent) {
        auto event = lower(events, place->event);
        bool hasEvent = event != events.end() && event->key == place->event;
        usage.gets++, usage.waits++;
        readItem(hasEvent ? event->size : 0, 1);
        if (hasEvent) {
          place->isSent = true;
          keep(0, next.due);
          noteDue(next.due);
          usage.updates++, usage.mailsSent++, usage.waits += 2;
          usage.writeUnits += writeUnits(reminderSize, reminderSize);
          usage.recipients++;
          usage.demand(mails, next.due);
        }
      }
      finish(sender, service, next.due);
    }
  }
};
User user;

// ---- One session ------------------------------------------------------------------------------

struct Session {
  i64 moment;
  Stream random, text;

  i64 minute() const { return moment / 60'000; }
  u64 drawText() { return titleBytes + tables.notes[text.next() >> 52]; }
  i64 start(u64 fraction) const {
    return (minute() + i64((exponentialAt(fraction) * horizonMinutes) >> 16) + 60) / 30 * 30;
  }

  void begin() { usage.waits = 0; }

  bool goesOn = false;
  i64 pause = 0;
  int action = 0;
  u64 choice = 0;

  /// What comes after an action is drawn before it.
  void drawNext() {
    constexpr u64 continues = (u128(5) << 64) / (u128(6) << 32);
    u64 word = random.next();
    goesOn = word >> 32 < continues;
    for (action = 0; action < 8 && (word & 0xFFFF'FFFF) >= actions.bounds[action];) action++;
    u64 another = random.next();
    pause = i64((exponentialAt(another) * thinkMilliseconds) >> 16);
    choice = another << quantileBits;
  }

  void end(Function function, u64 request, u64 response) {
    finish(function, user.service, moment);
    answer(request, response, moment);
  }

  void run() {
    user.fire(moment);
    user.expireAll(moment);
    drawNext();
    open();
    while (goesOn) {
      moment += pause;
      if (moment >= monthEnd) return;
      user.fire(moment);
      int now = action;
      u64 chosen = choice;
      drawNext();
      user.authenticate(moment, random);
      act(now, chosen);
    }
  }

  void open() {
    bool isFirst = user.lastPageLoad < moment / deployInterval * deployInterval;
    user.lastPageLoad = moment;
    usage.pageLoads++;
    usage.bytesServed += isFirst ? 350'000 : 5'000;
    usage.demand(pages + viewer, moment);
    user.authenticate(moment, random);
    begin();
    usage.gets++, usage.waits++;
    readItem(profileSize, 1);
    end(account, 0, profileJSON);
    list(0);
    begin();
    usage.queries++, usage.waits++;
    readItem(user.reminders.size() * reminderSize, 1);
    end(reminderCalls, 0, 2 + user.reminders.size() * (1 + reminderJSON));
  }

  void list(i64 weeksAhead) {
    i64 first = minute() / 1'440 * 1'440 + (weeksAhead - 2) * week;
    begin();
    u64 bytes = 0, found = 0;
    auto last = lower(user.events, eventKey(first + 6 * week, 0));
    for (auto each = lower(user.events, eventKey(first, 0)); each < last; each++, found++)
      bytes += each->size;
    usage.queries++, usage.waits++;
    readItem(bytes, 1);
    end(readCalendar, 0, bytes + 2 + found * (1 + eventJSON));
  }

  void act(int action, u64 choice) {
    if (action == view) return lookAround(choice);
    if (action == create) return createEvent(choice);
    if (action == profile) return changeProfile();
    if (action == forget) {
      if (user.reminders.empty()) return lookAround(choice);
      return forgetReminder(user.reminders[below(choice, int(user.reminders.size()))].key);
    }
    auto first = lower(user.events, eventKey(minute() - 2 * week, 0));
    int count = int(user.events.end() - first);
    if (count == 0) return lookAround(choice);
    Event& event = first[below(choice, count)];
    switch (action) {
      case update: return updateEvent(event);
      case delete_: return deleteEvent(event);
      case remind: return addReminder(event);
      default: return readEvent(event);
    }
  }

  void lookAround(u64 choice) { list(below(choice, 9) - 4); }

  void createEvent(u64 choice) {
    u64 length = drawText(), word = random.next();
    int lead = -1;
    if (byEmail(word >> 32)) lead = leadMinutes[pick(word & 0xFFFF'FFFF, leads.bounds, 4)];
    begin();
    Event event{eventKey(start(choice), user.nextID++), eventBare + length};
    user.store(event, moment);
    usage.puts++, usage.waits++;
    usage.writeUnits += writeUnits(0, event.size);
    if (lead >= 0) user.setReminder(event, u64(lead), moment);
    u64 leadJSON = lead < 0 ? 0 : lead < 10 ? 1 : lead < 100 ? 2 : lead < 1'000 ? 3 : 4;
    end(writeCalendar, length + 125 + leadJSON, event.size + eventJSON);
  }

  void updateEvent(Event& event) {
    u64 word = random.next();
    bool isMoved = word >> 32 < percent(50);
    i64 start = isMoved ? this->start(word << 32) : 0;
    u64 length = drawText(), old = event.size, oldKey = event.key, size = eventBare + length;
    begin();
    usage.gets++, usage.waits++;
    readItem(old, 2);
    if (isMoved && start != startMinute(oldKey)) {
      move(event, eventKey(start, oldKey & 0xFFFF'FFFF), size);
    } else {
      event.size = size;
      user.keep(i64(size) - i64(old), moment);
      usage.updates++, usage.waits++;
      usage.writeUnits += writeUnits(old, size);
    }
    end(writeCalendar, length + (isMoved ? 75 : 22), size + eventJSON);
  }

  void move(const Event& event, u64 key, u64 size) {
    Event old = event;
    user.keep(-i64(old.size + overhead), moment);
    user.events.erase(lower(user.events, old.key));
    u64 overwritten = user.store({key, size}, moment);
    usage.transactions++, usage.waits++;
    usage.writeUnits += 2 * (writeUnits(old.size, 0) + writeUnits(overwritten, size));
    auto [each, last] = user.remindersOf(key & 0xFFFF'FFFF);
    for (; each < last; each++) {
      each->event = key, each->isSent = false;
      user.keep(0, moment);
      usage.updates++, usage.schedulesUpdated++, usage.waits += 2;
      usage.writeUnits += writeUnits(reminderSize, reminderSize);
      user.unschedule(each->key);
      i64 when = due(key, each->key & 0xFFFF'FFFF);
      if (when > moment) user.schedule({when, each->key});
    }
    for (auto first = lower(user.reminders, (key & 0xFFFF'FFFF) << 32); each-- > first;)
      if (due(each->event, each->key & 0xFFFF'FFFF) <= moment) user.keepDue(each, moment);
  }

  void deleteEvent(const Event& event) {
    begin();
    u64 id = event.key & 0xFFFF'FFFF;
    usage.deletes++, usage.waits++;
    usage.writeUnits += writeUnits(event.size, 0);
    user.keep(-i64(event.size + overhead), moment);
    user.events.erase(lower(user.events, event.key));
    auto [first, last] = user.remindersOf(id);
    for (auto each = last; each-- > first;) dropReminder(*each);
    user.reminders.erase(first, last);
    end(writeCalendar, 0, 0);
  }

  /// Bills a reminder's deletion, and its schedule's where it has not fired.
  void dropReminder(const Reminder& reminder) {
    usage.deletes++, usage.waits++;
    usage.writeUnits += writeUnits(reminderSize, 0);
    user.keep(-i64(reminderSize + overhead), moment);
    if (reminder.isSent) return;
    usage.schedulesDeleted++, usage.waits++;
    user.unschedule(reminder.key);
  }

  void forgetReminder(u64 key) {
    begin();
    auto place = lower(user.reminders, key);
    dropReminder(*place);
    user.reminders.erase(place);
    end(reminderCalls, 0, 0);
  }

  void addReminder(const Event& event) {
    u64 lead = u64(leadMinutes[pick(random.next() >> 32, leads.bounds, 4)]);
    begin();
    usage.gets++, usage.waits++;
    readItem(event.size, 1);
    user.setReminder(event, lead, moment);
    end(reminderCalls, 19, reminderJSON);
  }

  void readEvent(const Event& event) {
    begin();
    usage.gets++, usage.waits++;
    readItem(event.size, 1);
    end(readCalendar, 0, event.size + eventJSON);
  }

  void changeProfile() {
    begin();
    usage.gets++, usage.updates++, usage.waits += 2;
    readItem(profileSize, 2);
    usage.writeUnits += writeUnits(profileSize, profileSize);
    end(account, 138, profileJSON);
  }
};

// ---- One month --------------------------------------------------------------------------------

/// The chance of one more when their mean is so many 2^-16.
u64 odds(u64 mean) { return (mean << 32) / (mean + (1 << 16)); }

/// How often something happens in so many minutes, in 2^-16, that does so often in 2^-20 a day.
u64 timesIn(u64 perDay, i64 minutes) {
  return perDay * u64(std::max<i64>(0, minutes)) / (1'440 << 4);
}

/// What an account has left in so long a time of activity, that ended at some minute.
struct Account {
  const Level& level;
  i64 age, end, window;
  Stream& stream;

  /// Minutes of exposure between two, in those of a settled account; a young one has fewer events.
  i64 exposed(i64 first, i64 last, i64 settled) const {
    auto aged = [&](i64 minute) {
      i64 at = age + minute - end;
      if (at >= settled) return at;
      u64 missing = u64((u128(u64(settled - std::max<i64>(1, at))) << 64) / u64(settled));
      return settled - (settled * i64(exponentialAt(missing)) >> 16);
    };
    return aged(last) - aged(first);
  }

  /// Adds an event that starts on a half-hour after a minute, if it is still there.
  void add(i64 minute, i64 placed) {
    constexpr i64 past = 30 << 22;
    u64 word = stream.next();
    i64 ahead = i64((exponentialAt(word) * horizonMinutes) >> 16);
    i64 start = (minute + past + ahead + 60) / 30 * 30 - past;
    i64 last = std::min(end, start + changeMinutes);
    i64 open = level.visitMinutes + exposed(placed, last, level.settled);
    if (exponentialAt(word << quantileBits) < timesIn(level.fading, open)) return;
    u64 another = stream.next(), length = titleBytes + tables.notes[another >> 52];
    Event event{eventKey(start, user.nextID++), eventBare + length};
    user.store(event, 0);
    if (start * 60'000 + timeToLive <= 0) return;
    bool isNew = (another & 0xFFFF'FFFF) < level.isNew;
    int chosen = -1;
    if (isNew) {
      u64 reminders = stream.next();
      if (byEmail(reminders >> 32)) chosen = pick(reminders & 0xFFFF'FFFF, leads.bounds, 4);
    }
    u64 forgotten = timesIn(
        level.forgetting, level.visitMinutes + exposed(placed, last, level.settledReminders));
    u64 unchanged = exponential(stream);
    for (int index = 0; index < 4; index++) {
      u64 lead = u64(leadMinutes[index]), key = (event.key & 0xFFFF'FFFF) << 32 | lead;
      i64 when = due(event.key, lead);
      if (when + timeToLive <= 0) continue;
      bool isThere = isNew ? index == chosen : stream.chance(level.isMoved[index]);
      u64 set = timesIn(level.setting[index], open);
      if (unchanged < set + forgotten) {
        isThere = stream.chance(
            odds(std::min<u64>((set << 16) / std::max<u64>(1, forgotten), u64(1) << 31)));
        unchanged = exponential(stream);
      } else {
        unchanged -= set + forgotten;
      }
      if (!isThere) continue;
      user.reminders.insert(lower(user.reminders, key), {key, event.key, when <= 0});
      user.keep(reminderSize + overhead, 0);
      if (when > 0) user.schedule({when, key});
      else user.noteDue(when);
    }
  }

  i64 minute(u64 back) const {
    u64 month = back >> 40, into = back & ((u64(1) << 40) - 1);
    if (end == 0 && month < 2)
      return (tables.before[month].moment((u64(1) << 40) - 1 - into) - 59'999) / 60'000;
    i64 known = end == 0 ? -61ll * 86'400'000 : end * 60'000;
    u64 beyond = back - (end == 0 ? u64(2) << 40 : 0);
    return (known - i64((u128(beyond) * monthOfAge) >> 40)) / 60'000;
  }

  void draw(u64 sessions) {
    u64 meanGap = u64((u128(1) << 72) / (u128(sessions) * level.perSession));
    auto gap = [&] { return u64((u128(exponential(stream)) * meanGap) >> 16); };
    u64 together = odds(level.perSession);
    u64 between = u64(u128(meanGap) * ((1 << 16) + level.perSession) >> 16);
    u64 back = 0;
    auto before = [&] { return minute(back += u64((u128(exponential(stream)) * between) >> 16)); };
    i64 next = before();
    while (end - next < std::min(age, window)) {
      i64 placed = next;
      next = before();
      do add(placed, placed); while (stream.chance(together));
    }
    if (age <= window) return;
    constexpr u64 horizon = u64((u128(horizonMinutes * 60'000) << 40) / monthOfAge);
    for (u64 back = gap(); back < horizon; back += gap()) {
      u64 part = back * (~u64(0) / horizon);
      u64 fewer = odds(level.perSession - u64(u128(level.perSession) * part >> 64));
      if (stream.chance(fewer)) continue;
      i64 ago = window + i64((horizonMinutes * exponentialAt(part)) >> 16);
      if (ago >= age) continue;
      do add(end - window, end - ago); while (stream.chance(fewer));
    }
  }
};

void openAccount(i64 active, i64 silence, u64 activity, Stream stream) {
  stream.next();  // whether there is a picture: never
  user.keep(profileSize + overhead, 0);
  const Level& level = tables.levels[64 - __builtin_clzll(activity)];
  i64 silent = silence / 60'000, drawn = 0;
  if (silent < longSilence) {
    i64 window = std::max(changeMinutes, reachMinutes - silent);
    Account{level, active / 60'000, -silent, window, stream}.draw(
        sessionsPerMonth * activity / 4'096);
    drawn = window + level.maturing;
  }
  i64 older = active - drawn * 60'000;
  if (older <= 0) return;
  u64 events = u64(u128(level.kept * activity / 4'096) * u64(older) / monthOfAge);
  u64 each = eventBare + titleBytes + tables.notesMean + overhead;
  user.keep(i64((events * each + 32'768) >> 16), 0);
}

void simulate(u64 number) {
  Stream stream(number, person);
  stream.next();  // the time zone: there is one
  bool isNew = stream.chance(percent(8));
  bool isActive = stream.chance(percent(50)) || isNew;
  u64 activity = tables.activity[stream.next() >> 52];
  u64 joined = stream.next() >> 24, signedIn = stream.next();
  user.reset(number);
  if (isNew) {
    i64 moment = tables.clock.moment(joined);
    usage.signUps++, usage.confirmations++;
    user.touch(moment), user.touch(moment);
    user.signIn(moment);
    usage.waits = 1;
    user.keep(profileSize + overhead, moment);
    usage.puts++;
    usage.writeUnits += writeUnits(0, profileSize);
    finish(account, user.service, moment);
    answer(138, profileJSON, moment);
  } else {
    i64 age = i64((u128(joined) * history) >> 40);
    i64 silence = isActive ? 0 : age / monthOfAge * monthOfAge;
    openAccount(age - silence, silence, activity, Stream(number, opening));
    i64 signedInAt = -1 - i64((u128(signedIn) * refreshLifetime) >> 64);
    user.accessEnds = signedInAt + accessLifetime, user.refreshEnds = signedInAt + refreshLifetime;
  }
  u128 sessions = u128(sessionsPerMonth) * activity / 4'096;
  u128 meanGap = sessions ? (u128(1) << 56) / sessions : ~u64(0);
  u64 operational = isNew ? joined : 0;
  i64 free = 0;
  for (u64 session = 0; isActive; session++) {
    Stream random(number, behaviour, session);
    u128 ahead = (u128(exponential(random)) * meanGap) >> 16;
    if (ahead >= (u64(1) << 40) - operational) break;
    operational += u64(ahead);
    i64 moment = std::max(free, tables.clock.moment(operational));
    if (moment >= monthEnd) break;
    Session visit{moment, random, Stream(number, content, session)};
    visit.run();
    free = visit.moment;
  }
  user.fire(monthEnd);
  user.expireAll(monthEnd);
  user.keep(0, monthEnd);
}

int main(int count, char** arguments) {
  u64 users = count > 1 ? strtoull(arguments[1], nullptr, 10) : 10'000;
  for (u64 number = 0; number < users; number++) simulate(number);
  printf("{\n  \"users\": %llu,\n", (unsigned long long)users);
#define X(name, id) printf("  \"%s\": \"%llu\",\n", id, (unsigned long long)usage.name);
  COUNTERS(X)
#undef X
  char digits[40], *first = digits + 39;
  *first = 0;
  u128 rest = usage.storageByteMilliseconds;
  do *--first = char('0' + int(rest % 10)); while (rest /= 10);
  printf("  \"dynamodb.storage-gb-months\": \"%s\"\n}\n", first);
}
