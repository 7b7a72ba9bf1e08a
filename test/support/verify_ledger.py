#!/usr/bin/env python3
"""Checks an exported ledger, or one receipt, by docs/ledger-format.md alone. Standard library only.

    verify_ledger.py DIR              0: whole; 1: the first thing that does not fit is printed
    verify_ledger.py DIR --receipt X  X: a receipt's link or content
    verify_ledger.py --leaf           an event on standard input; prints hidden and leaf
"""
import base64
import collections
import datetime
import hashlib
import json
import pathlib
import re
import sys


def h(kind, *parts):
    return hashlib.sha256(bytes([kind]) + b"".join(parts)).digest()


def b64(raw):
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def unb64(text):
    raw = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    if b64(raw) != text:
        raise ValueError("not base64url: " + text)
    return raw


def jcs(value):
    def check(v):
        if isinstance(v, float) or (isinstance(v, int) and not isinstance(v, bool) and abs(v) > 2**53 - 1):
            raise ValueError("no integer")
        if isinstance(v, dict):
            # JCS sorts keys by UTF-16 units, which is another order than Python's for rare letters.
            return {k: check(v[k]) for k in sorted(v, key=lambda key: key.encode("utf-16-be"))}
        return [check(one) for one in v] if isinstance(v, list) else v

    return json.dumps(check(value), ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def tree(leaves):
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    k = 1 << (len(leaves) - 1).bit_length() - 1
    return h(1, tree(leaves[:k]), tree(leaves[k:]))


def hidden_of(entry):
    return h(4, unb64(entry["salt"])[16:], jcs(entry["event"]))


def leaf_of(opened, s1, hidden):
    return h(0, s1, jcs({**opened, "hidden": b64(hidden)}))


def entry_leaf(entry):
    salt = unb64(entry["salt"])
    if len(salt) != 32:
        raise ValueError("salt")
    return b64(leaf_of(entry["open"], salt[:16], hidden_of(entry)))


VIETNAM = datetime.timezone(datetime.timedelta(hours=7))


def day_of(at):
    return datetime.datetime.fromtimestamp(at / 1000, VIETNAM).date().isoformat()


def next_day(day):
    return (datetime.date.fromisoformat(day) + datetime.timedelta(1)).isoformat()


def is_evening(at):
    return datetime.datetime.fromtimestamp(at / 1000, VIETNAM).hour >= 22


def makes(leaves, unit):
    try:
        return len(leaves) == unit["events"] and b64(tree([unb64(leaf) for leaf in leaves])) == unit["root"]
    except ValueError:
        return False


class Published:
    """The files below so-cai/, each hash made anew; what does not fit is a fault."""

    def __init__(self, folder, noted=None):
        self.folder = pathlib.Path(folder) / "so-cai"
        # (day, unit) -> (leaves, refs) as the sealer noted them
        self.noted = noted or {}
        self.faults = []
        self.leaves = {}
        self.broken = set()
        previous = None
        self.days = []
        for entry in self.index():
            day = entry["day"]
            if self.days and next_day(self.days[-1]) != day:
                gone = next_day(self.days[-1])
                self.faults.append((gone, "", -1, "day-missing", None))
                while gone < day:
                    self.broken.add(gone)
                    gone = next_day(gone)
            self.days.append(day)
            before, previous = previous, entry["seal"]
            if self.seal(day, entry["events"], entry["root"], before) != entry["seal"]:
                self.faults.append((day, "", -1, "chain-broken", None))
            self.check_day(day, entry, before)

    def index(self):
        try:
            days = self.read("so-cai.json")["days"]
            if any(datetime.date.fromisoformat(one["day"]).isoformat() != one["day"] for one in days):
                raise ValueError("no day")
            return days
        except (OSError, ValueError, KeyError, TypeError) as error:
            kind = "index-missing" if isinstance(error, OSError) else "index-broken"
            self.faults.append(("", "", -1, kind, None))
            return []

    def ends(self, noted):
        """Whether the index still names every published day, with the seal that was noted in the register."""
        if any(fault[3].startswith("index-") for fault in self.faults):
            return
        seals = {one["day"]: one["seal"] for one in self.read("so-cai.json")["days"]}
        shown = {one["day"]: one["seal"] for one in noted if one["isPublished"]}
        first, last = min(seals, default=""), max(seals, default="")
        known = {one["day"] for one in noted}
        files = {path.parent.name for path in self.folder.glob("*/ngay.json")} - known
        gone = sorted([*shown, *(day for day in files if day > last)])
        for some in ([day for day in gone if day < first], [day for day in gone if day > last]):
            self.faults.extend((day, "", -1, "index-short", None) for day in some[:1])
        for day, seal in shown.items():
            if day in seals and seals[day] != seal:
                self.faults.append((day, "", -1, "seal-differs", None))
        if known:
            self.faults.extend((day, "", -1, "seal-missing", None) for day in seals if day not in known)

    def read(self, name):
        return json.loads((self.folder / name).read_text("utf-8"))

    @staticmethod
    def seal(day, events, root, previous):
        return b64(h(3, jcs({"v": 1, "day": day, "events": events, "root": root, "previous": previous})))

    def check_day(self, day, entry, before):
        try:
            file = self.read(f"{day}/ngay.json")
            units = sorted(file["units"], key=lambda unit: unit["unit"])
            made = {
                "v": 1,
                "day": day,
                "events": sum(unit["events"] for unit in units),
                "root": b64(tree([h(2, jcs(unit)) for unit in units])),
                "previous": before,
            }
            made["seal"] = self.seal(day, made["events"], made["root"], before)
            fits = all(file[name] == value for name, value in made.items())
            fits = fits and all(entry[name] == made[name] for name in ("events", "root", "seal"))
        except (OSError, ValueError, KeyError, TypeError):
            fits = False
        if not fits:
            self.faults.append((day, "", -1, "day-differs", None))
            self.broken.add(day)
            return
        for unit in units:
            place = (day, unit["unit"])
            try:
                file = self.read(f"{day}/{unit['unit']}.json")
                if file["v"] != 1:
                    raise ValueError("no file of this kind")
                leaves = file["leaves"]
                fits = (file["day"], file["unit"]) == place and makes(leaves, unit)
            except (OSError, ValueError, KeyError, TypeError):
                leaves, fits = [], False
            if fits:
                self.leaves[place] = leaves
                continue
            true, refs = self.noted.get(place, ([], []))
            if makes(true, unit):
                self.leaves[place] = true
                longest = range(max(len(leaves), len(true)))
                at = next((i for i in longest if leaves[i : i + 1] != true[i : i + 1]), -1)
                ref = refs[at] if 0 <= at < len(refs) else None
                self.faults.append((*place, at, "leaves-differ", ref))
            else:
                self.broken.add(place)
                self.faults.append((*place, -1, "leaves-differ", None))


def lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def verify(folder):
    noted, notes = {}, collections.defaultdict(lambda: ([], []))
    for one in lines(f"{folder}/refs.ndjson"):
        place = (one["day"], one["unit"])
        notes[place][0].extend(one["leaves"])
        notes[place][1].extend(one["refs"])
        for leaf, ref in zip(one["leaves"], one["refs"]):
            noted[(*place, leaf)] = ref
    published = Published(folder, dict(notes))
    noted_seals = pathlib.Path(folder) / "seals.ndjson"
    published.ends(lines(noted_seals) if noted_seals.exists() else [])
    faults = list(published.faults)
    open_leaves = {
        (day, unit, leaf): place
        for (day, unit), leaves in published.leaves.items()
        for place, leaf in enumerate(leaves)
    }
    last = published.days[-1] if published.days else ""
    strays = {}
    numbers = collections.defaultdict(dict)
    for entry in lines(f"{folder}/events.ndjson"):
        opened = entry["open"]
        ref, unit, at = opened["ref"], opened["unit"], opened["at"]
        found = re.fullmatch(r"(.+)/EVT#(\d+)", ref)
        if found:
            numbers[found[1]][int(found[2])] = {**opened, "record": entry.get("event", {}).get("record")}
        try:
            leaf = entry_leaf(entry)
        except (ValueError, KeyError, TypeError):
            leaf = None
        own = day_of(at)
        candidates = [own] + ([next_day(own)] if is_evening(at) else [])
        key = next(((d, unit, leaf) for d in candidates if (d, unit, leaf) in open_leaves), None)
        if key:
            del open_leaves[key]
        elif leaf is None or not (
            own > last
            or (own == last and is_evening(at))
            or any(d in published.broken or (d, unit) in published.broken for d in candidates)
        ):
            strays[ref] = (own, unit)
    touched = set(strays)
    gone = set()
    for key, place in open_leaves.items():
        ref = noted.get(key)
        changed = strays.pop(ref, None)
        if not changed:
            gone.add(ref)
        faults.append((key[0], key[1], place, "event-changed" if changed else "event-deleted", ref))
    faults += [(day, unit, -1, "event-inserted", ref) for ref, (day, unit) in strays.items()]
    records = {one["subject"]: one for one in lines(f"{folder}/records.ndjson")}
    for subject in {**numbers, **records}:
        events, now = numbers[subject], records.get(subject)
        top = max(events, default=0)
        version = now["version"] if now else top
        gaps = []
        for number in range(1, max(version, top) + 1):
            ref = f"{subject}/EVT#{number:06d}"
            if number in events and (number <= version or ref in strays):
                continue
            if number not in events and (number > version or ref in gone):
                continue
            near = events.get(number) or events.get(min(events, key=lambda n: abs(n - number), default=0))
            place = (day_of(near["at"]), near["unit"]) if near else (next_day(last) if last else "1970-01-02", "")
            gaps.append((*place, -1, "event-inserted" if number in events else "event-deleted", ref))
        faults += gaps
        newest = events.get(version)
        if gaps or not newest or f"{subject}/EVT#{version:06d}" in touched:
            continue
        if newest["record"] is not None and newest["record"] != (now or {}).get("record"):
            kind = "record-changed" if now else "record-deleted"
            faults.append((day_of(newest["at"]), newest["unit"], -1, kind, subject))
    faults.sort(key=lambda f: (f[0], f[1], f[2] if f[2] >= 0 else float("inf"), f[4] or ""))
    return faults


def check_receipt(folder, text):
    parts = json.loads(unb64(text.rsplit("#", 1)[-1]).decode("utf-8"))
    version, ident, number, unit, at, role, office, programme, policy, amount, status, paid_on, name, *paid, s1, hidden = parts
    opened = {
        "v": version,
        "ref": f"ENT#{ident}/EVT#{number:06d}",
        "unit": unit,
        "type": "payment.recorded",
        "at": at,
        "office": {"role": role, "unit": office},
        "of": {
            "programme": programme,
            "policy": policy,
            "amount": amount,
            "status": status,
            "paidOn": paid_on,
            "fullName": name,
            **({"paid": dict(zip(("amount", "months"), paid))} if version == 2 else {}),
        },
    }
    leaf = b64(leaf_of(opened, unb64(s1), unb64(hidden)))
    published = Published(folder)
    days = [day_of(at)] + ([next_day(day_of(at))] if is_evening(at) else [])
    return not published.faults and any(leaf in published.leaves.get((day, unit), []) for day in days)


if __name__ == "__main__":
    if sys.argv[1] == "--leaf":
        given = json.load(sys.stdin)
        print("hidden =", b64(hidden_of(given)))
        print("leaf   =", entry_leaf(given))
    elif len(sys.argv) > 3:
        ok = check_receipt(sys.argv[1], sys.argv[3])
        print("proved" if ok else "not proved")
        sys.exit(0 if ok else 1)
    else:
        found = verify(sys.argv[1])
        print(json.dumps([dict(zip(("day", "unit", "position", "kind", "ref"), fault)) for fault in found]))
        sys.exit(1 if found else 0)
