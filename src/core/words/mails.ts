// Finds mail addresses in what somebody wrote.

// Longer ones are no addresses (RFC 5321), and looking for them would take the square of the text's length.
// Marks around an address are none of it: with them it would not be found where it stands without.
const MAIL = /[^\s<>()`"“”„*]{1,64}@[^\s<>()`"“”„*]{0,254}[^\s<>()`"“”„*.,;:!?'’]/gu;

/** Everything in a text that looks like a mail address, rather too much than too little. */
export function mailsIn(text: string): readonly string[] {
  return text.match(MAIL) ?? [];
}
