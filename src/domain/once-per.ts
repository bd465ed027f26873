/**
 * A reading that several ask for and that is made once for each object that it is read from. It lives as long as the
 * object, which must not change once it was read.
 */
export function oncePer<Key extends object, Made>(make: (key: Key) => Made): (key: Key) => Made;
/** The same where more than the object is needed to read it; `keyOf` names the object. */
export function oncePer<Given, Made>(
  make: (given: Given) => Made,
  keyOf: (given: Given) => object,
): (given: Given) => Made;
export function oncePer<Given, Made>(
  make: (given: Given) => Made,
  keyOf: (given: Given) => object = (given) => given as object,
): (given: Given) => Made {
  const known = new WeakMap<object, { made: Made }>();
  return (given) => {
    const key = keyOf(given);
    const kept = known.get(key) ?? { made: make(given) };
    known.set(key, kept);
    return kept.made;
  };
}
