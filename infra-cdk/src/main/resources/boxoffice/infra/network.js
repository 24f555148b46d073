// For functions of CloudFront, in the JavaScript that its runtime 2.0 knows: ES 5.1 with const and arrow functions.
// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-javascript-runtime-20.html

/**
 * The addresses that one customer of a provider has at least: one of IPv4, or all of IPv6 with the same first 64
 * bits. A network is written in one way only, because the firewall compares text.
 */
function network(address) {
  if (address.indexOf(':') < 0) {
    return address;
  }
  const groups = expand(address);
  return isMapped(groups)
    ? bytes(groups[6]).concat(bytes(groups[7])).join('.')
    : groups
        .slice(0, 4)
        .map((group) => group.toString(16))
        .join(':') + '::';
}

/** The eight groups of an address of IPv6, as numbers. */
function expand(address) {
  const sides = address.split('::').map(numbers);
  const start = sides[0];
  const end = sides[1] || [];
  const zeros = [];
  while (start.length + zeros.length + end.length < 8) {
    zeros.push(0);
  }
  return start.concat(zeros, end);
}

function numbers(side) {
  const groups = [];
  side.split(':').forEach((group) => {
    const parts = group.split('.').map(Number);
    if (parts.length === 4) {
      groups.push(parts[0] * 256 + parts[1], parts[2] * 256 + parts[3]);
    } else if (group !== '') {
      groups.push(parseInt(group, 16));
    }
  });
  return groups;
}

/** Whether it is an address of IPv4 in the form of IPv6, such as ::ffff:192.0.2.1. */
function isMapped(groups) {
  return groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
}

function bytes(group) {
  return [group >> 8, group & 255];
}
