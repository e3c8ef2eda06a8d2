//! Writes an event's three stored parts in one pass over its fields.
//!
//! An event is an enum tagged by `kind`, so that serde hands it over as one struct whose first
//! field is the kind. Anything else is no event, and refused.

use serde::Serialize;
use serde::ser::{Impossible, SerializeStruct, Serializer};
use serde_json::Error;

use super::{Stored, bad};

/// The field that is the event's name.
const KIND: &str = "kind";
/// The field that is kept apart.
const PRIVATE: &str = "private";

/// Takes one event.
pub(super) struct Splitter;

/// An event, field by field.
pub(super) struct Fields {
    kind: String,
    facts: Vec<u8>,
    private: Option<Vec<u8>>,
}

impl SerializeStruct for Fields {
    type Ok = Stored;
    type Error = Error;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        key: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        match key {
            KIND => {
                let quoted = serde_json::to_string(value)?;
                let name = quoted.strip_prefix('"').and_then(|name| name.strip_suffix('"'));
                name.ok_or_else(|| bad("the kind is no name"))?.clone_into(&mut self.kind);
            }
            PRIVATE => {
                self.private = Some(serde_json::to_vec(value)?).filter(|part| part != b"null");
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

    fn end(mut self) -> Result<Stored, Error> {
        self.facts.push(b'}');
        Ok(Stored { kind: self.kind, facts: self.facts, private: self.private })
    }
}

/// Everything that is no struct.
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
    type SerializeMap = Impossible<Stored, Error>;
    type SerializeStruct = Fields;
    type SerializeStructVariant = Impossible<Stored, Error>;

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Fields, Error> {
        let facts = Vec::from(b"{");
        Ok(Fields { kind: String::new(), facts, private: None })
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

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, Error> {
        Err(bad("an event is an object"))
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
