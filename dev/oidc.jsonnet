// What an OpenID provider says about a person, as the traits of identity.schema.json.
//
// A claim may be missing, empty, or blanks only (a provider that joins two empty names).
local claims = std.extVar('claims');
local text(key) = std.stripChars(std.get(claims, key, ''), ' ');

local email = text('email');
local full = std.stripChars(text('given_name') + ' ' + text('family_name'), ' ');
local name = if text('name') != '' then text('name') else if full != '' then full else email;

{
  identity: {
    traits: {
      // Without it Kratos asks the person for it.
      [if email != '' then 'email']: email,
      [if name != '' then 'name']: name,
    },
    // An address that the provider has verified need not be verified again.
    [if email != '' && std.get(claims, 'email_verified', false) then 'verified_addresses']: [
      { via: 'email', value: email },
    ],
  },
}
