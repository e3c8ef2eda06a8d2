//! Writes an event's three stored parts in one pass over its fields.
//!
//! An event is an enum tagged by `kind`: serde hands it over as one struct, or as one map where the
//! enum stands in a larger record. Anything else is no event, and refused.

use serde::Serialize;
use serde::ser::{Impossible, SerializeMap, SerializeStruct, Serializer};
use serde_json::Error;

use super::{Stored, bad};

/// The field that is the event's name.
const KIND: &str = "kind";
/// The field that is kept apart.
const PRIVATE: &str = "private";
/// Room for the facts of most events, and for the words of most messages: writing begins there
/// instead of growing to it step by step.
const FACTS_BYTES: usize = 128;
const PRIVATE_BYTES: usize = 512;

/// Takes one event.
pub(super) struct Splitter;

/// An event, field by field.
pub(super) struct Fields {
    kind: String,
    facts: Vec<u8>,
    private: Option<Vec<u8>>,
    /// The key whose value comes next, in a map.
    key: String,
}

/// A name without its quotes.
fn name<T: Serialize + ?Sized>(value: &T) -> Result<String, Error> {
    let mut name = serde_json::to_string(value)?;
    if name.len() < 2 || !(name.starts_with('"') && name.ends_with('"')) {
        return Err(bad("a name is no text"));
    }
    name.pop();
    name.remove(0);
    Ok(name)
}

impl Fields {
    fn new() -> Self {
        let mut facts = Vec::with_capacity(FACTS_BYTES);
        facts.push(b'{');
        Self { kind: String::new(), facts, private: None, key: String::new() }
    }

    fn take<T: Serialize + ?Sized>(&mut self, key: &str, value: &T) -> Result<(), Error> {
        match key {
            KIND => self.kind = name(value)?,
            PRIVATE => {
                let mut part = Vec::with_capacity(PRIVATE_BYTES);
                serde_json::to_writer(&mut part, value)?;
                self.private = Some(part).filter(|part| part != b"null");
            }
            _ => {
                if self.facts.len() > 1 {
                    self.facts.push(b',');
                }
                serde_json::to_writer(&mut self.facts, key)?;
                self.facts.push(b':');
                serde_json::to_writer(&mut self.facts, value)?;
            }
        }
        Ok(())
    }

    fn whole(mut self) -> Stored {
        self.facts.push(b'}');
        Stored { kind: self.kind, facts: self.facts, private: self.private }
    }
}

impl SerializeStruct for Fields {
    type Ok = Stored;
    type Error = Error;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        key: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        self.take(key, value)
    }

    fn end(self) -> Result<Stored, Error> {
        Ok(self.whole())
    }
}

impl SerializeMap for Fields {
    type Ok = Stored;
    type Error = Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Error> {
        self.key = name(key)?;
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        let key = std::mem::take(&mut self.key);
        self.take(&key, value)
    }

    fn end(self) -> Result<Stored, Error> {
        Ok(self.whole())
    }
}

/// Everything that is neither struct nor map.
macro_rules! refused {
    ($($name:ident($($kind:ty),*);)*) => {
        $(fn $name(self, $(_: $kind),*) -> Result<Stored, Error> {
            Err(bad("an event is an object"))
        })*
    };
}

impl Serializer for Splitter {
    type Ok = Stored;
    type Error = Error;
    type SerializeSeq = Impossible<Stored, Error>;
    type SerializeTuple = Impossible<Stored, Error>;
    type SerializeTupleStruct = Impossible<Stored, Error>;
    type SerializeTupleVariant = Impossible<Stored, Error>;
    type SerializeMap = Fields;
    type SerializeStruct = Fields;
    type SerializeStructVariant = Impossible<Stored, Error>;

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Fields, Error> {
        Ok(Fields::new())
    }

    refused! {
        serialize_bool(bool);
        serialize_i8(i8);
        serialize_i16(i16);
        serialize_i32(i32);
        serialize_i64(i64);
        serialize_u8(u8);
        serialize_u16(u16);
        serialize_u32(u32);
        serialize_u64(u64);
        serialize_f32(f32);
        serialize_f64(f64);
        serialize_char(char);
        serialize_str(&str);
        serialize_bytes(&[u8]);
        serialize_none();
        serialize_unit();
        serialize_unit_struct(&'static str);
        serialize_unit_variant(&'static str, u32, &'static str);
    }

    fn serialize_some<T: Serialize + ?Sized>(self, _: &T) -> Result<Stored, Error> {
        Err(bad("an event is an object"))
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: &T,
    ) -> Result<Stored, Error> {
        Err(bad("an event is an object"))
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<Stored, Error> {
        Err(bad("an event is an object"))
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self::SerializeSeq, Error> {
        Err(bad("an event is an object"))
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, Error> {
        Err(bad("an event is an object"))
    }

    fn serialize_tuple_struct(
        self,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleStruct, Error> {
        Err(bad("an event is an object"))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Error> {
        Err(bad("an event is an object"))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Fields, Error> {
        Ok(Fields::new())
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Error> {
        Err(bad("an event is an object"))
    }
}
