//! Which IP addresses belong to the open internet. Pure.
//!
//! By the IANA registries of special-purpose addresses (RFC 6890 and what followed it):
//! <https://www.iana.org/assignments/iana-ipv4-special-registry/> and
//! <https://www.iana.org/assignments/iana-ipv6-special-registry/>.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::str::FromStr;

/// Addresses with the same first bits: `10.0.0.0/8`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Network {
    first: IpAddr,
    bits: u8,
}

const fn v4(a: u8, b: u8, c: u8, bits: u8) -> Network {
    Network { first: IpAddr::V4(Ipv4Addr::new(a, b, c, 0)), bits }
}

const fn v6(first: u16, second: u16, bits: u8) -> Network {
    Network { first: IpAddr::V6(Ipv6Addr::new(first, second, 0, 0, 0, 0, 0, 0)), bits }
}

/// What of IPv4 is not the open internet.
const SPECIAL_V4: [Network; 15] = [
    v4(0, 0, 0, 8),       // this network
    v4(10, 0, 0, 8),      // private
    v4(100, 64, 0, 10),   // behind a carrier's translation
    v4(127, 0, 0, 8),     // loopback
    v4(169, 254, 0, 16),  // link-local; clouds keep their secrets here
    v4(172, 16, 0, 12),   // private
    v4(192, 0, 0, 24),    // protocol assignments
    v4(192, 0, 2, 24),    // documentation
    v4(192, 88, 99, 24),  // 6to4 relays
    v4(192, 168, 0, 16),  // private
    v4(198, 18, 0, 15),   // benchmarks
    v4(198, 51, 100, 24), // documentation
    v4(203, 0, 113, 24),  // documentation
    v4(224, 0, 0, 4),     // multicast
    v4(240, 0, 0, 4),     // reserved, and broadcast at its end
];

/// The only part of IPv6 that is given out to the internet. Outside of it are loopback, ULA,
/// link-local, multicast, NAT64, discard, segment routing and all that is not assigned.
const GLOBAL_V6: Network = v6(0x2000, 0, 3);

/// What of that part is special all the same.
const SPECIAL_V6: [Network; 4] = [
    v6(0x2001, 0, 23),     // protocol assignments: Teredo, ORCHID, benchmarks
    v6(0x2001, 0xdb8, 32), // documentation
    v6(0x2002, 0, 16),     // 6to4, with any IPv4 address in it
    v6(0x3fff, 0, 20),     // documentation
];

/// Whether an address is one of the open internet. An IPv4 address written as IPv6 counts as what
/// it is.
#[must_use]
pub(super) fn is_public(address: IpAddr) -> bool {
    let address = address.to_canonical();
    let within = |networks: &[Network]| networks.iter().any(|network| network.holds(address));
    match address {
        IpAddr::V4(_) => !within(&SPECIAL_V4),
        IpAddr::V6(_) => GLOBAL_V6.holds(address) && !within(&SPECIAL_V6),
    }
}

impl Network {
    /// Whether an address is in it.
    #[must_use]
    pub fn holds(&self, address: IpAddr) -> bool {
        match (self.first, address.to_canonical()) {
            (IpAddr::V4(first), IpAddr::V4(address)) => {
                let shift = 32 - u32::from(self.bits);
                first.to_bits().checked_shr(shift) == address.to_bits().checked_shr(shift)
            }
            (IpAddr::V6(first), IpAddr::V6(address)) => {
                let shift = 128 - u32::from(self.bits);
                first.to_bits().checked_shr(shift) == address.to_bits().checked_shr(shift)
            }
            _ => false,
        }
    }
}

impl FromStr for Network {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let rule = || format!("`{text}` is no network, as in 10.1.0.0/16");
        let (first, bits) = text.split_once('/').ok_or_else(rule)?;
        let first: IpAddr = first.parse().map_err(|_| rule())?;
        let bits: u8 = bits.parse().map_err(|_| rule())?;
        let most = if first.is_ipv4() { 32 } else { 128 };
        if bits > most {
            return Err(rule());
        }
        Ok(Self { first, bits })
    }
}

impl fmt::Display for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.first, self.bits)
    }
}
