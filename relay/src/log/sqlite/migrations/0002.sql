-- Checksums of what the chain of digests does not cover, so that a flipped bit is seen. `baton_sum`
-- is a function of the relay's own connections.

ALTER TABLE claim ADD COLUMN sum INTEGER;
UPDATE claim SET sum = baton_sum(space, key, pos, stream);

ALTER TABLE stream ADD COLUMN sum INTEGER;
UPDATE stream SET sum = baton_sum(name, resident);

ALTER TABLE person ADD COLUMN sum INTEGER;
UPDATE person SET sum = baton_sum(name, erased);

ALTER TABLE snapshot ADD COLUMN sum INTEGER;
UPDATE snapshot SET sum = (
    SELECT baton_sum(snapshot.stream, snapshot.pos, snapshot.fold_version, snapshot.person,
                     substr(slot.body, 1, snapshot.length))
    FROM slot WHERE slot.id = snapshot.slot
);
